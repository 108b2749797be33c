using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Routes;

/// <summary>Private messages.</summary>
internal static class ConversationRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/conversations").WithTags("Conversations");
        routes.MapGet(string.Empty, List).For(Standing.Guest).WithName("listConversations").WithSummary("Conversations while connected, the latest first");
        routes.MapGet("/{name}/messages", Messages).For(Standing.Guest).WithName("listMessages").WithSummary("Messages of a conversation, oldest first");
        routes.MapPost("/{name}/messages", TellAsync).For(Standing.Guest).WithName("tell").WithSummary("Send a private message; it is stored when this answers").Refuses(400, 403, 404, 409, 429, 503);
        routes.MapPost("/{name}/read", Read).For(Standing.Guest).WithName("readConversation").WithSummary("Mark a conversation as read: its messages do not come again");
    }

    private static Ok<Page<Conversation>> List(Caller caller, Community community, Seats seats) => TypedResults.Ok(new Page<Conversation>(
        seats.TryFind(caller.Person!, out var seat)
            ? [.. seat.Memory.Talks().Select(t => new Conversation(t.With, PresenceOf(t.With, caller, community), t.Last, t.Unread))]
            : [],
        null));

    private static Ok<Page<PrivateMessage>> Messages(string name, Caller caller, Seats seats, long? before = null, int? limit = null)
    {
        var most = RouteWords.Limit(limit);
        IReadOnlyList<PrivateMessage> messages = seats.TryFind(caller.Person!, out var seat) ? seat.Memory.Talk(RouteWords.Name(name), before ?? long.MaxValue, most) : [];
        return TypedResults.Ok(new Page<PrivateMessage>(messages, messages.Count == most ? Paging.Number(messages[0].Id) : null));
    }

    private static async Task<Results<Ok<PrivateMessage>, ProblemHttpResult>> TellAsync(string name, Tell wish, Caller caller, ChatActions chat, CancellationToken cancellation)
    {
        var (message, problem) = await chat.TellAsync(caller, RouteWords.Name(name), wish.Text, cancellation);
        return message is null ? problem!.Result : TypedResults.Ok(message);
    }

    private static NoContent Read(string name, ReadMark mark, Caller caller, ChatActions chat)
    {
        chat.ReadConversation(caller, RouteWords.Name(name), mark.UpTo);
        return TypedResults.NoContent();
    }

    private static PresenceState PresenceOf(string name, Caller caller, Community community) =>
        community.Accounts.TryFind(name, out var account) ? account.ShownStateTo(caller.Account, Network.Web) : PresenceState.Offline;
}
