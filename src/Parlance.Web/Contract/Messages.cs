using Parlance.Core.Model;

namespace Parlance.Web.Contract;

/// <summary>A private message.</summary>
/// <param name="Id">Number of the message; grows.</param>
/// <param name="At">When the server took it.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">Who it is for.</param>
/// <param name="Origin">The network it was sent from.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says in plain words; never HTML.</param>
/// <param name="Parts">The parts of kinds other than text: description and address of a URL, the reason of a request.</param>
public sealed record PrivateMessage(
    long Id, DateTimeOffset At, string From, string To, Network Origin, MessageKind Kind, string Text, IReadOnlyList<string> Parts);

/// <summary>A private conversation, as long as the caller is connected; what was not read comes again at the next visit.</summary>
/// <param name="With">With whom.</param>
/// <param name="Presence">What the caller may see of their reachability.</param>
/// <param name="Last">The newest message.</param>
/// <param name="Unread">Messages from them that were not read.</param>
public sealed record Conversation(string With, PresenceState Presence, PrivateMessage Last, int Unread);

/// <summary>Sends a private message.</summary>
/// <param name="Text">1 to 2,000 characters.</param>
public sealed record Tell(string Text);
