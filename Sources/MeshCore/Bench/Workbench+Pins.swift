extension Workbench {
  /// Pins an image, in place of an earlier pin of the same one; without bounds it is unpinned.
  package mutating func pin(_ pin: Pin) -> [JournalEntry] {
    if let index = pins.firstIndex(where: { $0.isSame(as: pin) }) {
      if pin.bounds.isEmpty { pins.remove(at: index) } else { pins[index] = pin }
    } else if !pin.bounds.isEmpty {
      pins.append(pin)
    }
    return [.pins(pins)]
  }

  /// Pins go with their workflow to the id that it has by now.
  mutating func followPins(_ old: WorkflowID, to new: WorkflowID) -> [JournalEntry] {
    guard pins.contains(where: { $0.workflow == old }) else { return [] }
    for index in pins.indices where pins[index].workflow == old { pins[index].workflow = new }
    return [.pins(pins)]
  }
}
