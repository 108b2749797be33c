using System.Globalization;
using System.Net;

namespace Parlance.Cli.Chat;

/// <summary>A chat on a network whose users are numbers.</summary>
internal abstract class NumberChatSession(ChatUrl url) : ChatSession
{
    /// <summary>Who logs in; 0 when the place does not name a number.</summary>
    protected uint Uin { get; } = uint.TryParse(url.User, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    protected string Password { get; } = url.Password ?? string.Empty;

    /// <summary>Where to bind: what runs here is reached from here alone.</summary>
    protected static IPEndPoint Local(ChatUrl url) => new(IPAddress.IsLoopback(url.Server.Address) ? IPAddress.Loopback : IPAddress.Any, 0);

    /// <summary>Does what is about one other user: the words before what follows the command, or who is written to.</summary>
    protected async Task<string?> DoWithNumberAsync(ChatInput input, CancellationToken cancellation)
    {
        var (first, rest) = input.Split();
        var (who, words) = input.Command == "say" ? (Target, input.Text) : (first, rest);
        return uint.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var other) ? await DoAsync(input, other, words, cancellation)
            : input.Command == "say" ? "to whom? /to UIN"
            : Commands.Any(command => command.Usage.Split(", ").Any(usage => usage.Split(' ')[0] == "/" + input.Command)) ? $"/{input.Command} wants a number"
            : Unknown(input);
    }

    /// <summary>Does what is about a number.</summary>
    /// <returns>Why it could not be done; null when it was.</returns>
    protected abstract Task<string?> DoAsync(ChatInput input, uint other, string words, CancellationToken cancellation);

    protected static string Name(uint number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The end of a session as a line.</summary>
    protected static ChatLine Ended(string reason, bool comesBack) => ChatLine.Problem($"session over: {reason}{(comesBack ? ", trying again" : string.Empty)}");
}
