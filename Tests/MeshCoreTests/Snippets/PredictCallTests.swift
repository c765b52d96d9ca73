import MeshCore
import Testing

/// A prediction as the documentation writes it.
@Suite struct PredictCallTests {
  private static let body =
    #"{"inputs": [{"data": {"image": {"url": "https://host/a.jpg"}}}, {"data": {"image": {"url": "https://host/b.jpg"}}}]}"#

  @Test func ofCurl() throws {
    let call = try #require(
      PredictCall(
        "curl -X POST -H 'Authorization: Key k' -d '\(Self.body)' https://h/v2/users/u/apps/a/workflows/w/results"))
    #expect(call.workflow == "w" && call.images == [.url("https://host/a.jpg"), .url("https://host/b.jpg")])
    let version = PredictCall("$ curl https://h/v2/workflows/{YOUR_WORKFLOW_ID}/versions/v/results -d '\(Self.body)'")
    #expect(version?.images.count == 2 && version?.workflow == nil)
  }

  @Test func ofTheDocumentationsJavaScript() throws {
    let call = try #require(
      PredictCall(
        """
        const workflowID = '{YOUR_WORKFLOW_ID}'

        const raw = JSON.stringify({
          "user_app_id": {"user_id": "{YOUR_USER_ID}", "app_id": "{YOUR_APP_ID}"},
          "inputs": [{"data": {"image": {"url": "https://samples.clarifai.com/metro-north.jpg"}}}]
        });

        const requestOptions = {
          method: 'POST',
          headers: {'Accept': 'application/json', 'Authorization': 'Key {YOUR_PAT}'},
          body: raw
        };

        fetch(`https://api.clarifai.com/v2/workflows/${workflowID}/results`, requestOptions)
          .then(response => response.text())
        """))
    #expect(call.workflow == nil && call.images == [.url("https://samples.clarifai.com/metro-north.jpg")])
  }

  /// By gRPC each language spells the same names in its own way.
  @Test(arguments: [python, java, nodeJS, cSharp])
  func ofTheDocumentationsPrograms(_ program: String) throws {
    let call = try #require(PredictCall(program))
    #expect(call.workflow == nil && call.images == [.url("https://samples.clarifai.com/metro-north.jpg")])
    let named = try #require(PredictCall(program.replacing("{YOUR_WORKFLOW_ID}", with: "my-flow")))
    #expect(named.workflow == "my-flow" && named.images == call.images)
  }

  static let python = """
    # Insert here the initialization code; PostWorkflowResults( is called below.
    WORKFLOW_ID = '{YOUR_WORKFLOW_ID}'
    IMAGE_URL = "https://samples.clarifai.com/metro-north.jpg"
    post_workflow_results_response = stub.PostWorkflowResults(
        service_pb2.PostWorkflowResultsRequest(
            user_app_id=userDataObject,
            workflow_id=WORKFLOW_ID,
            inputs=[resources_pb2.Input(data=resources_pb2.Data(image=resources_pb2.Image(url=IMAGE_URL)))]
        ),
        metadata=metadata
    )
    other = resources_pb2.Image(url="https://host/other.jpg")
    """
  static let java = """
    // PostWorkflowResults
    PostWorkflowResultsResponse response = stub.postWorkflowResults(
        PostWorkflowResultsRequest.newBuilder()
            .setWorkflowId("{YOUR_WORKFLOW_ID}")
            .addInputs(Input.newBuilder().setData(Data.newBuilder().setImage(Image.newBuilder().setUrl(
                "https://samples.clarifai.com/metro-north.jpg")))).build());
    """
  static let nodeJS = """
    stub.PostWorkflowResults(
      {
        user_app_id: {"user_id": "{YOUR_USER_ID}", "app_id": "{YOUR_APP_ID}"},
        workflow_id: "{YOUR_WORKFLOW_ID}",
        inputs: [{data: {image: {url: "https://samples.clarifai.com/metro-north.jpg"}}}]
      },
      metadata,
      (err, response) => { console.log(response.status.url); }
    );
    """
  static let cSharp = """
    var response = client.PostWorkflowResults(
        new PostWorkflowResultsRequest() {
            WorkflowId = "{YOUR_WORKFLOW_ID}",
            Inputs = { new List<Input>() { new Input() { Data = new Data() { Image = new Image() {
                Url = "https://samples.clarifai.com/metro-north.jpg" } } } } }
        }, metadata);
    """

  /// What names no image by an address fills in the workflow alone.
  @Test func bytesAreNotTaken() {
    let call = PredictCall(
      #"curl https://h/v2/workflows/w/results -d '{"inputs":[{"data":{"image":{"base64":"AAAA"}}}]}'"#)
    #expect(call?.workflow == "w" && call?.images == [] && call?.others == 1)
  }

  @Test(arguments: [
    "", "hello", "curl https://h/v2/workflows/w", "curl -X POST https://h/v2/workflows -d '{}'",
    "curl https://h/v2/workflows/w/results", "curl -X POST https://h/v2/models/m/outputs -d '{}'", "fetch(",
    "stub.PostWorkflows(x)", "# stub.PostWorkflowResults(x)", "PostWorkflowResults",
  ])
  func whatIsNoneIsNone(_ text: String) { #expect(PredictCall(text) == nil) }
}
