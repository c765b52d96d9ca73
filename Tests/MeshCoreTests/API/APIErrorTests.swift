import MeshCore
import Testing

@Suite struct APIErrorTests {
  private static func error(_ cause: APIError.Cause) -> APIError {
    APIError(operation: "patch workflow flow", cause: cause)
  }

  private static func status(_ code: Int, _ text: String, request: String? = nil) -> Status {
    Status(code: StatusCode(rawValue: code), summary: text, requestID: request)
  }

  @Test(
    arguments: [
      (
        .unauthorized(status(11009, "API key not found")),
        "Could not patch workflow flow. API key not found (11009). Check CLARIFAI_PAT and its scopes."
      ),
      (
        .notFound(status(22102, "Workflow does not exist.")),
        "Could not patch workflow flow. Workflow does not exist (22102). Check the id, or read the list again."
      ),
      (
        .notFound(status(21200, "Model does not exist")),
        "Could not patch workflow flow. Model does not exist (21200). Check the model's id, owner and version."
      ),
      (
        .throttled(status(11005, "Too many requests")),
        "Could not patch workflow flow. Too many requests (11005). Wait a few seconds, then try again."
      ),
      (
        .throttled(status(11005, "Too many requests"), retryAfter: .milliseconds(12_300)),
        "Could not patch workflow flow. Too many requests (11005). Wait 12 seconds, then try again."
      ),
      (
        .throttled(status(11005, "Too many requests"), retryAfter: .zero),
        "Could not patch workflow flow. Too many requests (11005). Wait 1 second, then try again."
      ),
      (
        .rejected(Status(code: .workflowDuplicate, details: "There is one. Choose another id."), http: 400),
        "Could not patch workflow flow. There is one. Choose another id (22100)."
      ),
      (
        .partial(status(10010, "Mixed Success")),
        "Could not patch workflow flow. Only a part of it was done: Mixed Success (10010). Read what is there now."
      ),
      (
        .rejected(status(22107, "Invalid graph"), http: 400),
        "Could not patch workflow flow. Invalid graph (22107). Fix the node it names."
      ),
      (
        .rejected(status(22100, "Duplicate"), http: 400),
        "Could not patch workflow flow. Duplicate (22100). Choose another id."
      ),
      (
        .rejected(status(30106, "Invalid URL"), http: 400),
        "Could not patch workflow flow. Invalid URL (30106). Check the image's address."
      ),
      (
        .rejected(status(30300, "Decoding failed"), http: 400),
        "Could not patch workflow flow. Decoding failed (30300). Use a JPEG, PNG, WebP, GIF or BMP image."
      ),
      (
        .rejected(status(99009, "Internal"), http: 500),
        "Could not patch workflow flow. Internal (99009). The service has a problem: try again later."
      ),
      (
        .rejected(status(99009, "Internal", request: "0123"), http: 500),
        "Could not patch workflow flow. Internal (99009). The service has a problem: try again later. "
          + "Its request has the id 0123."
      ),
      (
        .rejected(status(21351, "Model is deploying"), http: 500),
        "Could not patch workflow flow. Model is deploying (21351). The model is not ready: try again in some minutes."
      ),
      (
        .rejected(status(22104, "Bad argument", request: "0123"), http: 400),
        "Could not patch workflow flow. Bad argument (22104). Fix it, then try again. "
          + "Its request has the id 0123."
      ),
      (
        .rejected(status(22104, "Bad argument"), http: 400),
        "Could not patch workflow flow. Bad argument (22104). Fix it, then try again."
      ),
      (
        .unreadable("HTTP 502, 9 bytes that are not its JSON"),
        "Could not patch workflow flow. The answer is not of the Clarifai API: HTTP 502, 9 bytes that are not its JSON. "
          + "Check the base URL. If it is right, try again later."
      ),
      (
        .transport(.unreachable("no such host")),
        "Could not patch workflow flow. The service cannot be reached: no such host. Check the network and the address, "
          + "then try again."
      ),
      (
        .transport(.refused("it redirects")),
        "Could not patch workflow flow. The connection is not used: it redirects. Check the base URL, the proxy and the "
          + "certificates."
      ),
      (
        .transport(.lost("it closed the connection")),
        "Could not patch workflow flow. No answer came: it closed the connection. Read it again."
      ),
      (
        .transport(.tooLarge(limit: 67_108_864)),
        "Could not patch workflow flow. The answer is larger than 64 MB. Ask for fewer items."
      ),
      (
        .transport(.cancelled),
        "Could not patch workflow flow. Cancelled before the answer came. Read it again."
      ),
    ] as [(APIError.Cause, String)])
  func theMessageSaysWhatFailedWhyAndWhatNext(cause: APIError.Cause, message: String) {
    #expect(Self.error(cause).message == message)
  }

  @Test(
    arguments: [
      (.transport(.unreachable("x")), false), (.transport(.lost("x")), true), (.transport(.cancelled), true),
      (.transport(.tooLarge(limit: 1)), true), (.unreadable("x"), true), (.unauthorized(status(11009, "x")), false),
      (.unauthorized(status(0, "x")), true), (.notFound(status(22102, "x")), false), (.throttled(.ok), false),
      (.transport(.refused("x")), false), (.partial(.ok), true),
      (.rejected(status(22107, "x"), http: 400), false), (.rejected(status(22107, "x"), http: 408), true),
      (.rejected(status(22107, "x"), http: 200), true), (.rejected(.ok, http: 400), true),
      (.transport(.redirected("x")), true),
      (.rejected(.ok, http: 500), true),
    ] as [(APIError.Cause, Bool)])
  func onlyAnAnswerThatRefusesProvesThatNothingWasDone(cause: APIError.Cause, mayHaveArrived: Bool) {
    #expect(Self.error(cause).mayHaveArrived == mayHaveArrived)
  }

  @Test(arguments: [
    ImageFetchError.badURL("it names no host"), .refusedAddress("10.0.0.1"), .unreachable("no such host"),
    .httpStatus(404), .tooLarge(limit: 20_971_520), .tooManyRedirects(limit: 5), .timedOut(seconds: 30),
  ])
  func anImageThatIsNotFetchedIsAWholeSentence(error: ImageFetchError) {
    #expect(error.message.hasPrefix("The image") || error.message.hasPrefix("Images"))
    #expect(error.message.hasSuffix("."))
  }
}
