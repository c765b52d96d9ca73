extension RandomAccessCollection where Index == Int {
  /// Parts of at most `size`, one after the other; none of an empty collection.
  package func batches(of size: Int) -> [SubSequence] {
    stride(from: startIndex, to: endIndex, by: size).map { self[$0..<Swift.min($0 + size, endIndex)] }
  }
}
