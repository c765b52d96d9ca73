import FoundationEssentials
import MeshCore
import MeshState

extension Connection {
  /// Whose the journal's entries are: drafts belong to the context, the service and the app. Two contexts may well be two
  /// people. The embedded backend has one user.
  ///
  /// A key from the environment may be another one tomorrow: then they belong to the user whose key it is too, and to the
  /// key alone while nobody knows that.
  func scope(of app: AppScope) -> String {
    guard backend == nil else { return "local/" + app.name }
    guard let keyMark else { return contextScope(of: app) }
    return contextScope(of: app) + (knownOwner(of: keyMark).map(Self.ending(ofUser:)) ?? Self.ending(ofKey: keyMark))
  }

  /// The scopes under which earlier versions of the program kept them: for all contexts alike, and for all keys alike.
  func earlierScopes(of app: AppScope) -> [String] {
    guard backend == nil else { return [] }
    return [base + "/" + app.name] + (keyMark == nil ? [] : [contextScope(of: app)])
  }

  /// What temporary workflows of the app are noted under: its scope, and the one it had while nobody knew whose the key is.
  func noteScopes(of app: AppScope) -> [String] {
    let scope = scope(of: app)
    guard backend == nil, let keyMark else { return [scope] }
    let early = contextScope(of: app) + Self.ending(ofKey: keyMark)
    return scope == early ? [scope] : [scope, early]
  }

  private func contextScope(of app: AppScope) -> String {
    Self.word(context.name) + " " + base + "/" + app.name
  }

  private func knownOwner(of mark: String) -> String? {
    guard let journalPath, FileManager.default.fileExists(atPath: journalPath) else { return nil }
    return try? KeyOwners(path: journalPath).owner(of: mark)
  }

  static func ending(ofUser user: String) -> String { " of " + word(user) }
  static func ending(ofKey mark: String) -> String { " of key " + mark }

  /// A word ends at the blank, which it has not itself.
  private static func word(_ name: String) -> String { name.replacing("%", with: "%25").replacing(" ", with: "%20") }
}
