import Foundation
import MeshVision

/// Times a net on one photo, for a program that runs the same weights beside it.
enum NetTimes {
  /// `net NAME PHOTO FILE RUNS`: writes the photo as the net reads it into FILE, 32-bit numbers, and prints the ten likeliest
  /// labels by their index and the shortest time of RUNS passes, from the prepared picture on, in milliseconds.
  static func run(_ arguments: [String]) throws {
    guard arguments.count == 4, let weights = NetShelf.Weights(rawValue: arguments[0]), let runs = Int(arguments[3])
    else {
      preconditionFailure("net NAME PHOTO FILE RUNS")
    }
    let net = try NetShelf(environment: ProcessInfo.processInfo.environment, program: nil).classifier(weights)
    let photo = try ImageFile([UInt8](Data(contentsOf: URL(filePath: arguments[1])))).pixels()
    let prepared = net.prepared(photo)
    try prepared.withUnsafeBytes { Data($0) }.write(to: URL(filePath: arguments[2]))
    var best = Duration.seconds(3600)
    var sight = net.sight(ofPrepared: prepared)
    for _ in 0..<runs {
      let start = ContinuousClock.now
      sight = net.sight(ofPrepared: prepared)
      best = min(best, ContinuousClock.now - start)
    }
    let order = sight.probabilities.indices.sorted { sight.probabilities[$0] > sight.probabilities[$1] }
    print("{\"labels\": \(order.prefix(10).map { $0 }), \"milliseconds\": \(best / .milliseconds(1))}")
  }
}
