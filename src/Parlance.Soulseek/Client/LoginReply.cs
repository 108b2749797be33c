using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>What became of a login.</summary>
/// <param name="Success">Whether the client is logged in.</param>
/// <param name="Greeting">The server's message of the day; empty on failure.</param>
/// <param name="Address">The client's address as the server sees it.</param>
/// <param name="Supporter">Whether the user has ever donated.</param>
/// <param name="Reason">One of <see cref="LoginFailure"/>; empty on success.</param>
/// <param name="Detail">What is wrong with the name; empty otherwise.</param>
public sealed record LoginReply(bool Success, string Greeting, Ip4 Address, bool Supporter, string Reason, string Detail)
{
    internal static LoginReply From(in ToClient.Login m) => new(m.Success, m.Greeting, m.Ip, m.Supporter, m.Reason, m.Detail);
}
