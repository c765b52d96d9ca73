import Foundation
import MeshCore
import MeshProto
import NIOCore
import SwiftProtobuf
import TestSupport
import Testing

@testable import MeshServer

/// What reads calls by gRPC.
@Suite struct CallReaderTests {
  private static let workflow = ProtoWorkflow.with {
    $0.id = "two-eyes"
    $0.visibility.gettable = .public
    $0.metadata.fields = ["a": 1.5, "b": "text", "c": true]
    $0.nodes = [
      .with {
        $0.id = "quality"
        $0.model.id = "image-quality"
        $0.nodeInputs = [.with { $0.nodeID = "other" }]
        $0.outputInfoOverride.params.fields = ["threshold": 0.5]
      }
    ]
  }

  private static func samples() throws -> [[UInt8]] {
    let list = ProtoListWorkflowsRequest.with {
      $0.userAppID.userID = "me"
      $0.page = 2
      $0.perPage = 16
      $0.sortByID = true
      $0.visibility.gettable = .public
    }
    let patch = ProtoPatchWorkflowsRequest.with {
      $0.action = "merge"
      $0.workflows = [workflow, workflow]
    }
    let predict = ProtoPostWorkflowResultsRequest.with {
      $0.workflowID = "two-eyes"
      $0.inputs = [
        .with { $0.data.image.base64 = Data([0xFF, 0xD8, 0xFF]) }, .with { $0.data.image.url = "http://h" },
      ]
      $0.outputConfig.minValue = 0.25
      $0.outputConfig.selectConcepts = [.with { $0.name = "dark" }]
    }
    return try [list.serializedBytes(), patch.serializedBytes(), predict.serializedBytes()]
  }

  @Test func messages() async throws {
    let calls = RPC.all.values.sorted { $0.name < $1.name }
    await Fuzzing(name: "messages", share: 2).run(Mutation(files: try Self.samples())) { random, bytes in
      let call = random.pick(calls)
      let asked = try call.asked(Data(bytes), ignored: IgnoredFields())
      // What is written for the routes is JSON that they read.
      if !asked.body.isEmpty { _ = try? JSON(parsing: String(decoding: asked.body, as: UTF8.self)) }
      return asked.segments.first == "v2"
    }
  }

  @Test func frames() async throws {
    let frames = try Self.samples().map { message in
      [0] + withUnsafeBytes(of: UInt32(message.count).bigEndian, Array.init) + message
    }
    await Fuzzing(name: "frames").run(Mutation(files: frames)) { random, bytes in
      var reader = MessageReader(limit: 4096)
      var rest = bytes[...]
      while !rest.isEmpty {
        let part = rest.prefix(1 + random.below(40))
        try reader.append(ByteBuffer(bytes: part))
        rest = rest.dropFirst(part.count)
      }
      return try reader.message().readableBytes == bytes.count - 5
    }
  }

  @Test func replies() async throws {
    let reply = """
      {"status":{"code":10000,"description":"Ok"},"workflows":[{"id":"a","created_at":"2026-11-01T09:00:00.000000Z",\
      "visibility":{"gettable":"PUBLIC"},"metadata":{"a":[1,null,{"b":0.5}]},"nodes":[{"id":"n","model":{"id":"m"}}]}]}
      """
    let call = try #require(RPC.all["ListWorkflows"])
    await Fuzzing(name: "replies", share: 2).run(Mutation(texts: [reply], words: ["gettable", "seconds", "1e400"])) {
      _, bytes in try call.message(of: bytes).count > 0
    }
  }
}
