using System.CommandLine;
using System.Text.Json.Nodes;

namespace Parlance.Cli.Administration;

/// <summary><c>parlance admin rooms ...</c>.</summary>
internal static class AdminRooms
{
    public static Command Create()
    {
        var rooms = new Command("rooms", "Rooms: list, add, remove, topics, keeping order.") { List(), Add(), Remove(), Topic() };
        foreach (var command in AdminRoomOrder.All())
        {
            rooms.Add(command);
        }

        return rooms;
    }

    private static Argument<string> Name() => new("name") { Description = "The room." };

    private static Command List()
    {
        var search = new Argument<string?>("search") { Description = "Words of the name.", Arity = ArgumentArity.ZeroOrOne };
        return new AdminOptions().On(new Command("list", "List rooms.") { search }, (parsed, api, answer, cancellation) => AdminCommand.ListAsync(
            api, answer, $"admin/rooms?search={AdminCommand.Part(parsed.GetValue(search) ?? string.Empty)}", cancellation,
            ("name", "name"), ("people", "people"), ("private", "isPrivate"), ("permanent", "isPermanent"), ("owner", "owner"), ("port", "port"), ("topic", "topic")));
    }

    private static Command Add()
    {
        var name = Name();
        var topic = new Option<string>("--topic") { Description = "Its topic.", DefaultValueFactory = _ => string.Empty };
        var owner = new Option<string?>("--owner") { Description = "Its owner, who makes it a private room." };
        return new AdminOptions().On(new Command("add", "Make a room that stays.") { name, topic, owner }, async (parsed, api, answer, cancellation) =>
        {
            var room = new JsonObject { ["name"] = parsed.GetRequiredValue(name), ["topic"] = parsed.GetRequiredValue(topic), ["owner"] = parsed.GetValue(owner) };
            var made = (await api.SendAsync(HttpMethod.Post, "admin/rooms", room, cancellation))!;
            answer.Say(made, $"{made["name"]} made");
        });
    }

    private static Command Remove()
    {
        var name = Name();
        return new AdminOptions().On(new Command("remove", "Close a room; everybody in it leaves.") { name }, async (parsed, api, answer, cancellation) =>
        {
            await api.SendAsync(HttpMethod.Delete, $"admin/rooms/{AdminCommand.Part(parsed.GetRequiredValue(name))}", null, cancellation);
            answer.Say(new { removed = parsed.GetRequiredValue(name) }, "removed");
        });
    }

    private static Command Topic()
    {
        var name = Name();
        var topic = new Argument<string>("topic") { Description = "The new topic." };
        return new AdminOptions().On(new Command("topic", "Change a room's topic.") { name, topic }, async (parsed, api, answer, cancellation) =>
        {
            var room = (await api.SendAsync(HttpMethod.Patch, $"admin/rooms/{AdminCommand.Part(parsed.GetRequiredValue(name))}", new JsonObject { ["topic"] = parsed.GetRequiredValue(topic) }, cancellation))!;
            answer.Say(room, $"{room["name"]}: {room["topic"]}");
        });
    }
}
