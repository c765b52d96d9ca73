/// The index after a move through a list of so many rows: it stays within it, and is 0 where there are none.
package func clamped(_ index: Int, by distance: Int, count: Int) -> Int { max(0, min(count - 1, index + distance)) }
