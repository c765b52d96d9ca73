import CMalloc

/// What becomes of memory that the program has freed.
enum FreedMemory {
  /// Has large blocks go back to the system at once. Left to itself glibc raises this limit with every large block that
  /// is freed, and the pages of a list of 10,000 workflows leave 10 MiB behind for as long as the editor runs.
  static func returnsToSystem() {
    mallopt(M_MMAP_THRESHOLD, largestKept)
    mallopt(M_TRIM_THRESHOLD, mostKept)
  }

  /// Bytes. A frame of the largest usual windows, which is made for every key, is smaller; a page of a list is larger.
  private static let largestKept: Int32 = 512 * 1024
  /// Bytes that are kept for what comes next, so that a frame is not mapped anew for each key.
  private static let mostKept: Int32 = 1024 * 1024
}
