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

  /// What names no image by an address fills in the workflow alone.
  @Test func bytesAreNotTaken() {
    let call = PredictCall(
      #"curl https://h/v2/workflows/w/results -d '{"inputs":[{"data":{"image":{"base64":"AAAA"}}}]}'"#)
    #expect(call?.workflow == "w" && call?.images == [])
  }

  @Test(arguments: [
    "", "hello", "curl https://h/v2/workflows/w", "curl -X POST https://h/v2/workflows -d '{}'",
    "curl https://h/v2/workflows/w/results", "curl -X POST https://h/v2/models/m/outputs -d '{}'", "fetch(",
  ])
  func whatIsNoneIsNone(_ text: String) { #expect(PredictCall(text) == nil) }
}
