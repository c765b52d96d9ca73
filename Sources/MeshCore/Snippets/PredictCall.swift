/// A prediction as the documentation writes it, by curl, in JavaScript, or by gRPC in Python, Java, NodeJS and C#: which
/// workflow, on which images. Reading it sends nothing, and a key that stands in it is not kept.
public struct PredictCall: Hashable, Sendable {
  /// Nil where a placeholder stands for it.
  public let workflow: WorkflowID?
  /// Those that are named by an address; at most ``most``.
  public let images: [ImageSource]

  /// How many images it gives in another way, such as by their bytes: these are not taken.
  public let others: Int

  public static let most = 128
  /// Bytes of a text that is looked at: a call with the bytes of an image in it is none to be filled in.
  private static let largestText = 256 * 1024

  /// Nil of a text that is no such call.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.largestText else { return nil }
    let text = Snippet.withoutFence(text.withoutByteOrderMark.replacing("\r\n", with: "\n"))
    let start = Snippet.firstWords(of: text)
    let call: SnippetCall?
    if SnippetCall.isCurl(start) {
      call = try? SnippetCall(curl: start)
    } else {
      call = text.contains("fetch(") ? try? SnippetCall(fetch: text) : nil
    }
    guard let call else {
      guard let program = ProgramCall(text) else { return nil }
      workflow = program.workflow.flatMap { $0.placeholder == nil ? $0 : nil }
      images = program.urls.prefix(Self.most).compactMap(Self.address)
      others = 0
      return
    }
    guard call.method == "POST" else { return nil }
    let path = call.path.rest
    guard path.first == "workflows", path.last == "results", path.count == 3 || path.count == 5 else { return nil }
    workflow = path[1].placeholder == nil ? path[1] : nil
    guard let body = call.body.flatMap({ try? WorkflowReading.json($0) }), case .array(let inputs)? = body["inputs"]
    else {
      (images, others) = ([], 0)
      return
    }
    images = inputs.prefix(Self.most).compactMap { input in
      input["data"]?["image"]?["url"]?.string.flatMap(Self.address)
    }
    others = inputs.count - images.count
  }

  private static func address(_ text: String) -> ImageSource? {
    guard case .url(let url)? = ImageSource(text) else { return nil }
    return .url(url)
  }
}
