using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Parlance.Core.Model;
using Parlance.Web.Tests.Server;
using WebClient = Parlance.Web.Tests.Server.WebClient;

namespace Parlance.System.Tests.Bridging;

/// <summary>A browser.</summary>
internal sealed class WebDoor(string name, uint uin, WebClient client, Page feed) : Door(name, uin)
{
    private int commands;

    public override Network Network => Network.Web;

    public static async Task<WebDoor> OpenAsync(IPEndPoint server, string name, uint uin, string password)
    {
        var client = new WebClient(server);
        await client.SignInAsync("session", name, password);
        var door = new WebDoor(name, uin, client, await client.FeedAsync());
        door.Read(door.StepAsync);
        return door;
    }

    public override Task EnterAsync(string room) => DoAsync(new JsonObject { ["type"] = "enter", ["room"] = room });

    public override Task LeaveAsync(string room) => DoAsync(new JsonObject { ["type"] = "leave", ["room"] = room });

    public override Task SayAsync(string room, string text) => DoAsync(new JsonObject { ["type"] = "say", ["room"] = room, ["text"] = text });

    public override Task EmoteAsync(string room, string text) => DoAsync(new JsonObject { ["type"] = "say", ["room"] = room, ["text"] = text, ["kind"] = "emote" });

    public override Task SendAsync(Door to, MessageKind kind, string text) => DoAsync(new JsonObject { ["type"] = "tell", ["to"] = to.Name, ["text"] = text });

    public override Task BecomeAsync(PresenceState state) =>
        DoAsync(new JsonObject { ["type"] = "presence", ["presence"] = state switch { PresenceState.Away => "away", PresenceState.DoNotDisturb => "doNotDisturb", _ => "online" } });

    public override async Task WatchAsync(Door other) => await client.PutAsync($"contacts/{Uri.EscapeDataString(other.Name)}");

    public override async Task GoAsync() => await client.DeleteAsync("session");

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await base.DisposeAsync();
    }

    private async Task DoAsync(JsonObject command)
    {
        var id = $"c{Interlocked.Increment(ref commands)}";
        command["id"] = id;
        await feed.SendAsync(command.ToJsonString());
        await HearAsync($"done {id}");
    }

    private async Task StepAsync()
    {
        if (await feed.NextAsync() is not { } told)
        {
            throw new IOException("the feed is closed");
        }

        Taste(Encoding.UTF8.GetBytes(told.ToJsonString()));
        string Of(string key) => (string)told[key]!;
        switch (Of("type"))
        {
            case "done":
                Note($"done {Of("id")}");
                break;
            case "failed":
                Note($"failed {Of("id")} {Of("code")}");
                break;
            case "roomSaid":
                Note($"{(Of("kind") == "emote" ? "emote" : "say")} {Of("name")}: {Of("text")}");
                break;
            case "memberEntered":
                Note($"enter {(string)told["member"]!["name"]!}");
                break;
            case "memberLeft":
                Note($"left {Of("name")}");
                break;
            case "roomClosed":
                Note("put out");
                break;
            case "topicChanged":
                Note($"topic {Of("topic")}");
                break;
            case "tickerSet":
                Note($"ticker {Of("name")}: {Of("text")}");
                break;
            case "presence":
                Note($"presence {Of("name")}: {(Of("presence") == "doNotDisturb" ? "dnd" : Of("presence"))}");
                break;
            case "notice":
                Note($"notice {Of("text")}");
                break;
            case "message" when (string)told["message"]!["from"]! != Name:
                NoteMessage(told["message"]!);
                break;
            default:
                break;
        }
    }

    private void NoteMessage(JsonNode message)
    {
        var (from, parts) = ((string)message["from"]!, message["parts"]!.AsArray().Select(p => (string)p!).ToArray());
        var text = (string)message["text"]!;
        Note($"sent {message["at"]}");
        Note((string)message["kind"]! switch
        {
            "url" => $"url {from}: {string.Join('|', parts)}",
            "authorisationRequest" => $"ask {from}: {parts[^1]}",
            "authorisationGranted" => $"grant {from}",
            "authorisationRefused" => $"refuse {from}: {parts[^1]}",
            "added" => $"added {from}",
            "autoReply" => $"auto {from}: {parts[^1]}",
            "contacts" => $"contacts {from}: {string.Join('|', parts)}",
            _ => $"text {from}: {text}",
        });
    }
}
