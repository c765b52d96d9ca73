import FoundationEssentials

/// Every answer: a status, and beside it what was asked for.
struct Envelope<Output: Sendable>: Sendable {
  let status: Status
  let output: Result<Output, UnreadableAnswer>
}

extension Envelope: Decodable where Output: Decodable {
  private enum CodingKeys: String, CodingKey { case status }

  init(from decoder: any Decoder) throws {
    status = try decoder.container(keyedBy: CodingKeys.self).decode(Status.self, forKey: .status)
    do {
      output = .success(try Output(from: decoder))
    } catch {
      output = .failure(UnreadableAnswer(error))
    }
  }
}

/// Which field of an answer was not of the contract.
struct UnreadableAnswer: Error, Hashable {
  let what: String

  init(_ what: String) { self.what = what }

  /// What is wrong with a text that is JSON, though not that of an answer; nil where it is none.
  static func reason(_ error: any Error) -> String? {
    switch error {
    case let error as UnreadableAnswer: error.what
    case let fault as JSONFault where fault.isAboutContent: UnreadableAnswer(fault).what
    case _: nil
    }
  }

  init(_ error: any Error) {
    switch error {
    case let error as UnreadableAnswer: what = error.what
    case let fault as JSONFault: what = "it \(fault.reason) (line \(fault.line))"
    case DecodingError.keyNotFound(let key, _): what = "field \(key.stringValue) is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      what = "field \(context.codingPath.fieldPath) cannot be read"
    case _: what = "it cannot be read"
    }
  }
}
