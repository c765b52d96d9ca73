/// A prediction as the documentation writes it, by curl or in JavaScript: which workflow, on which images. Reading it sends
/// nothing, and a key that stands in it is not kept.
public struct PredictCall: Hashable, Sendable {
  /// Nil where a placeholder stands for it.
  public let workflow: WorkflowID?
  /// Those that are named by an address; at most ``most``.
  public let images: [ImageSource]

  public static let most = 128
  /// Bytes of a text that is looked at: a call with the bytes of an image in it is none to be filled in.
  private static let largestText = 256 * 1024

  /// Nil of a text that is no such call.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.largestText else { return nil }
    let text = Snippet.withoutFence(text.withoutByteOrderMark.replacing("\r\n", with: "\n"))
    let start = Snippet.firstWords(of: text)
    let call: SnippetCall?
    if start.hasPrefix("curl ") || start.hasPrefix("curl\t") {
      call = try? SnippetCall(curl: start)
    } else {
      call = text.contains("fetch(") ? try? SnippetCall(fetch: text) : nil
    }
    guard let call, call.method == "POST" else { return nil }
    let path = call.path.rest
    guard path.first == "workflows", path.last == "results", path.count == 3 || path.count == 5 else { return nil }
    workflow = path[1].placeholder == nil ? path[1] : nil
    guard let body = call.body.flatMap({ try? WorkflowReading.json($0) }), case .array(let inputs)? = body["inputs"]
    else {
      images = []
      return
    }
    images = inputs.prefix(Self.most).compactMap { input in
      let source = input["data"]?["image"]?["url"]?.string.flatMap { ImageSource($0) }
      guard case .url? = source else { return nil }
      return source
    }
  }
}
