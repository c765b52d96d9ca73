/// What the API's documentation shows, as a reader copies it: `reference/mesh-workflows.md`.
enum Samples {
  static let nodes = """
    "nodes": [
      {
        "id": "food-concepts",
        "model": {
          "id": "bd367be194cf45149e75f01d59f77ba7",
          "model_version": {
            "id": "dfebc169854e429086aceb8368662641"
          }
        }
      }
    ]
    """

  static let createCurl = """
    # The first model is the Clarifai's Food model, and the second the Clarifai's General model.

    curl -X POST 'https://api.clarifai.com/v2/workflows' \\
        -H 'Content-Type: application/json' \\
        -H 'Authorization: Key YOUR_API_KEY' \\
        --data-raw '{
          "workflows": [{
            "id": "my-custom-workflow",
            \(nodes)
          }]
        }'
    """

  static let patchCurl = """
    # Supported actions are: overwrite, merge, remove.

    curl -X PATCH 'https://api.clarifai.com/v2/workflows' \\
        -H 'Content-Type: application/json' \\
        -H 'Authorization: Key YOUR_API_KEY' \\
        --data-raw '{
            "action": "overwrite",
            "workflows": [{ "id": "my-custom-workflow", \(nodes) }]
        }'
    """

  /// The quote behind the address is missing on the page.
  static let deleteCurl = """
    curl -X DELETE 'https://api.clarifai.com/v2/workflows/my-custom-workflow \\
        -H 'Content-Type: application/json' \\
        -H 'Authorization: Key YOUR_API_KEY'
    """

  static let deleteAllCurl = """
    curl -X DELETE 'https://api.clarifai.com/v2/workflows' \\
        -H 'Content-Type: application/json' \\
        -H 'Authorization: Key YOUR_API_KEY' \\
        --data-raw '{
            "delete_all": true
        }'
    """

  /// The blank before the address is missing on the page.
  static let predictCurl = """
    curl -X POST \\
      -H 'authorization: Key YOUR_API_KEY' \\
      -d '{ "inputs": [] }'\\
    https://api.clarifai.com/v2/workflows/{YOUR_WORKFLOW_ID}/results
    """

  static let patchFetch = """

    const raw = JSON.stringify({
      "user_app_id": {
    		"user_id": "{YOUR_USER_ID}",
    		"app_id": "{YOUR_APP_ID}"
    	},
      "action": "overwrite",
      "workflows": [{ "id": "my-custom-workflow", \(nodes) }]
    });

    const requestOptions = {
      method: 'PATCH',
      headers: {
        'Accept': 'application/json',
        'Authorization': 'Key {YOUR_PERSONAL_TOKEN}'
      },
    	body: raw
    };

    fetch(`https://api.clarifai.com/v2/workflows`, requestOptions)
      .then(response => response.text())
      .then(result => console.log(result))
      .catch(error => console.log('error', error));
    """

  static let deleteFetch = """
    const appId = '{YOUR_APP_ID}'
    const workflowId = '{YOUR_WORKFLOW_ID}'

    const requestOptions = {
      method: 'DELETE',
      headers: {
        'Accept': 'application/json',
        'Authorization': 'Key {YOUR_PERSONAL_TOKEN}'
      }
    };

    fetch(`https://api.clarifai.com/v2/users/me/apps/${appId}/workflows/${workflowId}`, requestOptions)
    """

  static let grpc = """
    stub.DeleteWorkflows(
        {
            delete_all: true
        },
    """
}
