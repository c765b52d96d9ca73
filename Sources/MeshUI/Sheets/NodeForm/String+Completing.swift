extension String {
  /// What all of these texts that begin with this one have in common beyond it. Where none does, but only one text fits,
  /// that one. Nil where there is nothing to add.
  func completed(by texts: [String]) -> String? {
    let typed = lowercased()
    guard !typed.isEmpty, !texts.contains(where: { $0.lowercased() == typed }) else { return nil }
    let longer = texts.filter { $0.lowercased().hasPrefix(typed) }
    guard var common = longer.first else { return texts.count == 1 ? texts.first : nil }
    for text in longer.dropFirst() { common = common.commonPrefix(with: text) }
    return common.count > count ? common : nil
  }

  private func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
