/// Numbers at the start of a cache line, where the kernels read them fastest.
final class FloatBuffer: @unchecked Sendable {  // proof: whoever makes one fills it before anybody else has it
  let count: Int
  let start: UnsafeMutablePointer<Float>

  /// What it holds is not defined.
  init(count: Int) {
    self.count = count
    start = UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * MemoryLayout<Float>.stride, alignment: 64)
      .bindMemory(to: Float.self, capacity: max(1, count))
  }

  /// `values`, and zeros up to `count`.
  convenience init(_ values: [Float], count: Int) {
    self.init(count: max(count, values.count))
    start.initialize(repeating: 0, count: self.count)
    start.update(from: values, count: values.count)
  }

  deinit { start.deallocate() }

  var values: UnsafeBufferPointer<Float> { UnsafeBufferPointer(start: start, count: count) }
}
