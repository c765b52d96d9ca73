package import FoundationEssentials
package import MeshCore

extension LocalBackend {
  /// The answer to one HTTP request, which always is JSON of the contract: errors are told in its status.
  ///
  /// - Parameters:
  ///   - method: in capitals, such as `PATCH`
  ///   - segments: the path between slashes, decoded: `["v2", "users", "me"]`
  ///   - query: decoded; official clients repeat there and in the body what the path says
  ///   - body: the JSON as it came; its media type does not matter, and fields that no route reads are let pass
  ///   - images: image files that do not stand in the body, by the place of their input in `inputs`
  ///   - ignored: hears of what stands in the query and the body and is not read
  package func answer(
    method: String, segments: [String], query: [APIRequest.Parameter], body: Data,
    images: [Int: Data] = [:], ignored: IgnoredFields? = nil
  ) async -> LocalAnswer {
    do {
      return try await answerUnlessCancelled(
        method: method, segments: segments, query: query, body: body, images: images, ignored: ignored)
    } catch {
      return Refusal(.cancelled, "The request was cancelled. Send it again.").answer()
    }
  }

  /// The same; that the task was cancelled is the one thing that gets no answer.
  func answerUnlessCancelled(
    method: String, segments: [String], query: [APIRequest.Parameter], body: Data,
    images: [Int: Data] = [:], ignored: IgnoredFields? = nil
  ) async throws(CancellationError) -> LocalAnswer {
    try await answered {
      let (route, owner) = try route(method: method, segments: segments)
      if let ignored { Self.note(query, in: ignored) }
      return try await carryOut(
        route,
        Call(
          owner: owner, query: Query(parameters: query, ignored: ignored),
          body: RequestBody(data: body, images: images, ignored: ignored)))
    }
  }

  /// Which app is meant may stand there beside the path, and be read or not.
  private static func note(_ query: [APIRequest.Parameter], in ignored: IgnoredFields) {
    ignored.hold(query.map(\.name).filter { !$0.hasPrefix("user_app_id.") }, in: Query.path)
    for name in ["user_app_id", "userAppId"] { ignored.ask(name) }
  }

  /// What `body` replies, as an answer; so is what it refuses.
  func answered(_ body: () async throws -> Reply) async throws(CancellationError) -> LocalAnswer {
    do {
      return try await body().answer(requestID: HexID.random())
    } catch let refusal as Refusal {
      return refusal.answer()
    } catch let error as CancellationError {
      throw error
    } catch {
      let fault = StoreFault(error, path: store.path)
      return Refusal(.storeFailed, "The local database failed. \(fault.why). \(fault.nextStep(store.path))").answer()
    }
  }

  private func route(method: String, segments: [String]) throws(Refusal) -> (Route, Location.Owner) {
    let path = "/" + segments.joined(separator: "/")
    guard let location = Location(segments: segments) else {
      throw Refusal(.noSuchResource, "There is no address \(path). Check the path.")
    }
    guard let route = APIRequest.Method(rawValue: method).flatMap({ location.routes[$0] }) else {
      throw Refusal(method: method, of: path, allowed: location.routes.keys.sorted { $0.rawValue < $1.rawValue })
    }
    return (route, location.owner)
  }

  private func carryOut(_ route: Route, _ call: Call) async throws -> Reply {
    do {
      switch route {
      case .workflows(let route): return try await carryOut(route, call)
      case .models(let route): return try await carryOut(route, call)
      case .accounts(let route): return try carryOut(route, call)
      }
    } catch var refusal as Refusal {
      refusal.list = route.list
      throw refusal
    }
  }
}
