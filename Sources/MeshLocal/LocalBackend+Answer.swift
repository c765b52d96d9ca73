package import FoundationEssentials
package import MeshCore

extension LocalBackend {
  /// The answer to one HTTP request, which always is JSON of the contract: errors are told in its status.
  ///
  /// - Parameters:
  ///   - method: in capitals, such as `PATCH`
  ///   - segments: the path between slashes, decoded: `["v2", "users", "me"]`
  ///   - body: the JSON as it came; its media type does not matter
  package func answer(
    method: String, segments: [String], query: [APIRequest.Parameter], body: Data
  ) async -> APIResponse {
    do {
      return try await respond(method: method, segments: segments, query: query, body: body)
    } catch {
      return Reply(Refusal(.cancelled, "The request was cancelled. Send it again.")).response(requestID: HexID.random())
    }
  }

  /// The same; that the task was cancelled is the one thing that gets no answer.
  func respond(
    method: String, segments: [String], query: [APIRequest.Parameter], body: Data
  ) async throws(CancellationError) -> APIResponse {
    let reply: Reply
    do {
      reply = try await carryOut(method: method, segments: segments, query: query, body: RequestBody(data: body))
    } catch let refusal as Refusal {
      reply = Reply(refusal)
    } catch let error as CancellationError {
      throw error
    } catch {
      reply = Reply(
        Refusal(
          .storeFailed, "The local database failed: \(Store.cause(of: error)). Check the disk and try again."))
    }
    return reply.response(requestID: HexID.random())
  }

  private func carryOut(
    method: String, segments: [String], query: [APIRequest.Parameter], body: RequestBody
  ) async throws -> Reply {
    let path = "/" + segments.joined(separator: "/")
    guard let location = Location(segments: segments) else {
      throw Refusal(.noSuchResource, "There is no address \(path). Check the path.")
    }
    guard let route = APIRequest.Method(rawValue: method).flatMap({ location.routes[$0] }) else {
      let allowed = location.routes.keys.map(\.rawValue).sorted().joined(separator: ", ")
      throw Refusal(.methodNotAllowed, "\(path) does not take \(method). Use \(allowed).")
    }
    let app = app(at: location, body)
    switch route {
    case .listWorkflows: return try await listWorkflows(Page(query: query), in: own(app))
    case .createWorkflows: return try await createWorkflows(body.decode(), in: own(app))
    case .patchWorkflows: return try await patchWorkflows(body.decode(), in: own(app))
    case .deleteWorkflows: return try await deleteWorkflows(named: body.decode(), in: own(app))
    case .getWorkflow(let id): return try await getWorkflow(id, in: own(app))
    case .deleteWorkflow(let id): return try await deleteWorkflows([id], in: own(app))
    case .listVersions(let id): return try await listVersions(of: id, Page(query: query), in: own(app))
    case .getVersion(let id, let version): return try await getVersion(version, of: id, in: own(app))
    case .predict(let id, let version): return try await predict(with: id, version: version, body, in: own(app))
    case .listModels: return try listModels(Page(query: query), in: app)
    case .getModel(let id): return try getModel(id, in: app)
    case .listModelVersions(let id): return try listModelVersions(of: id, Page(query: query), in: app)
    case .getModelVersion(let id, let version): return try getModelVersion(version, of: id, in: app)
    }
  }

  private func app(at location: Location, _ body: RequestBody) -> AppScope {
    let named = location.appID == nil ? body.app : (nil, nil)
    let userID = location.userID ?? named.0 ?? "me"
    return AppScope(
      userID: userID == "me" ? Self.sampleApp.userID : userID,
      appID: location.appID ?? named.1 ?? Self.sampleApp.appID)
  }

  /// The app, if workflows can be kept in it.
  private func own(_ app: AppScope) throws(Refusal) -> AppScope {
    guard app == Self.sampleApp else {
      throw Refusal(
        .noSuchResource, "There is no app \(app.name) on this machine. Use \(Self.sampleApp.name).")
    }
    return app
  }
}
