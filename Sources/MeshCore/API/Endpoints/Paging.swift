extension [APIRequest.Parameter] {
  /// Which page of a list: pages count from 1, with at most 1000 items each (contract, section 1.4).
  static func page(_ page: Int, _ perPage: Int) -> Self {
    [.init("page", String(page)), .init("per_page", String(perPage))]
  }

  /// The same with more of the query, of which nil and empty texts are not sent.
  static func page(_ page: Int, _ perPage: Int, _ more: KeyValuePairs<String, String?>) -> Self {
    Self.page(page, perPage) + more.compactMap { name, text in text?.nonEmpty.map { .init(name, $0) } }
  }
}

extension JSON {
  /// Which page of a search, as its body says it.
  static func page(_ page: Int, _ perPage: Int) -> JSON {
    ["page": .number(Double(page)), "per_page": .number(Double(perPage))]
  }

  /// An object of those fields that have a text.
  static func texts(_ fields: KeyValuePairs<String, String?>) -> JSON {
    .object(
      Dictionary(fields.compactMap { name, text in text?.nonEmpty.map { (name, .string($0)) } }) { _, last in last })
  }
}
