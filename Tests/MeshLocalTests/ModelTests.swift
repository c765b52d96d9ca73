import Foundation
import MeshCore
import MeshLocal
import Testing

@Suite struct ModelTests {
  private let clarifai = AppScope(userID: "clarifai", appID: "main")

  @Test func theSampleAppShowsAllModels() async throws {
    let gallery = try Gallery()
    let models = try await gallery.client.send(.listModels(in: gallery.app, page: 1, perPage: 1000)).value.models
    #expect(Set(models.map(\.owner)) == ["clarifai/main", "meshwork/local"])
    #expect(Set(models.map { $0.owner + "/" + $0.id }).count == models.count)
    #expect(models.allSatisfy { $0.typeID != nil && $0.summary?.isEmpty == false && $0.version != nil })
    let page = try await gallery.client.send(.listModels(in: gallery.app, page: 2, perPage: 5)).value.models
    #expect(page == Array(models[5..<10]))
  }

  @Test func ownersShowTheirOwn() async throws {
    let gallery = try Gallery()
    for app in [clarifai, AppScope(userID: "meshwork", appID: "local")] {
      let models = try await gallery.client.send(.listModels(in: app, page: 1, perPage: 1000)).value.models
      #expect(models.count > 3 && models.allSatisfy { $0.owner == app.name })
    }
    #expect(try await gallery.answer("GET", "v2/users/no/apps/body/models").verdict == [404, 11101])
  }

  @Test func aModelAnswersToItsOldID() async throws {
    let gallery = try Gallery()
    let model = try await gallery.client.send(.getModel("eeed0b6733a644cea07cf4c60f87ebb7", in: clarifai)).value.model
    #expect(model.id == "color-recognition")
    #expect(model.typeID == "image-color-recognizer")
    #expect(model.version?.id == ModelReference.colors.versionID)
    #expect(model.version?.status?.code == .modelTrained)
    #expect(try await gallery.call("GET", "models/none").verdict == [404, 21200])
  }

  @Test func versions() async throws {
    let gallery = try Gallery()
    let versions = try await gallery.client.send(.listModelVersions(of: "image-quality", in: gallery.app)).value
      .versions
    #expect(versions.map(\.id) == [ModelReference.quality.versionID, ModelReference.firstQuality.versionID])
    let dates = versions.compactMap(\.createdAt)
    #expect(dates.count == 2 && dates == dates.sorted(by: >))
    let one = try await gallery.call("GET", "models/image-quality/versions/\(versions[1].id)")
    #expect(one.json["model_version"]?["id"]?.string == versions[1].id)
    #expect(try await gallery.call("GET", "models/image-quality/versions/none").verdict == [404, 21200])
    #expect(try await gallery.call("GET", "models/none/versions").verdict == [404, 21200])
  }

  @Test func modelsOfTheServiceSayThatTheyDoNotRunHere() async throws {
    let gallery = try Gallery()
    let model = try await gallery.client.send(.getModel("moderation-recognition", in: clarifai)).value.model
    #expect(model.version?.status?.code == .modelNotDeployed)
    #expect(model.summary?.contains("on the service only") == true)
  }

  /// Every model of the contract's table, at every version of it, can be put into a workflow.
  @Test func theWholeCatalogueCanBeReferredTo() async throws {
    let gallery = try await Gallery.empty()
    let models = try await gallery.client.send(.listModels(in: gallery.app, page: 1, perPage: 1000)).value.models
    for model in models {
      let owner = AppScope(userID: try #require(model.userID), appID: try #require(model.appID))
      let versions = try await gallery.client.send(.listModelVersions(of: model.id, in: owner)).value.versions
      let items = versions.map { version in
        WorkflowPatch.Item(
          Workflow(version.id, WorkflowNode("n", model.reference(version: version.id))))
      }
      let made = try await gallery.client.send(.createWorkflows(items, in: gallery.app)).value.workflows
      #expect(made.map { $0.nodes.first?.model.versionID } == versions.map(\.id))
    }
  }
}
