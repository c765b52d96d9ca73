import CMalloc

/// What becomes of memory that the program has freed.
enum FreedMemory {
  /// Has large blocks go back to the system at once. Left to itself glibc raises this limit with every large block that
  /// is freed, and the pages of a list of 10,000 workflows leave 10 MiB behind for as long as the editor runs.
  static func returnsToSystem() {
    mallopt(M_MMAP_THRESHOLD, limit)
    mallopt(M_TRIM_THRESHOLD, limit)
  }

  /// Bytes; glibc's own limit before it is raised.
  private static let limit: Int32 = 128 * 1024
}
