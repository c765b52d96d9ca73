import MeshCore
import Testing

@Suite struct PythonTests {
  @Test func theProgramSaysWhatIsSent() throws {
    let node = WorkflowNode(
      "a", "m", hidden: true, params: ["s": "it's \"so\"", "n": .null, "l": [1, 0.5], "e": [], "o": [:]])
    let patch = WorkflowPatch(action: .merge, items: [.init(Workflow("flow", node))])
    let requests = [
      try Endpoint.patchWorkflows(patch, in: .demo).request, Endpoint.deleteWorkflow("a b", in: .demo).request,
    ]
    #expect(APIRequest.python(requests, base: "https://h") == Self.program)
  }

  private static let program = #"""
    import json
    import os
    import sys
    import urllib.request


    def send(method, path, body=None):
        request = urllib.request.Request(
            "https://h" + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": "Key " + os.environ["CLARIFAI_PAT"],
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request) as answer:
            json.dump(json.load(answer), sys.stdout, indent=2)


    send("PATCH", "/v2/users/alice/apps/demo/workflows", {
        "action": "merge",
        "workflows": [
            {
                "id": "flow",
                "nodes": [
                    {
                        "id": "a",
                        "model": {
                            "id": "m",
                            "model_version": {
                                "id": "v1",
                            },
                        },
                        "output_info_override": {
                            "params": {
                                "e": [],
                                "l": [
                                    1,
                                    0.5,
                                ],
                                "n": None,
                                "o": {},
                                "s": "it's \"so\"",
                            },
                        },
                        "suppress_output": True,
                    },
                ],
            },
        ],
    })
    send("DELETE", "/v2/users/alice/apps/demo/workflows/a%20b")

    """#
}
