extension Draft {
  /// What makes a journal hold this draft in place of any earlier one, with what was undone in it.
  public var journal: [JournalEntry] {
    let all = edits + undone.reversed()
    return [.draftBegan(base: base, isNew: isNew)] + all.enumerated().map { .edited(id, $1, at: $0) }
      + (undone.isEmpty ? [] : [.rewound(id, to: edits.count)])
  }
}
