using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Storage.Tests;

/// <summary>Things to store.</summary>
internal static class Samples
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 20, 12, 0, 0, 123, TimeSpan.Zero);

    public static AccountRecord Account(long id, string handle) => new(
        id,
        handle,
        (uint)(10_000 + id),
        Noon,
        new Dictionary<CredentialKind, string> { [CredentialKind.Password] = "verifier of " + handle },
        Role.Member,
        null,
        null,
        false,
        default,
        null);

    public static RoomRecord Room(string name, long? owner = null, long[]? members = null, long[]? operators = null) =>
        new(name, owner is not null, owner, members ?? [], operators ?? [], [], new Dictionary<string, string>());

    public static DirectMessage Message(long id, long to, string text = "hello") =>
        new(id, 3, "alice", to, MessageKind.Text, text, Noon, Network.Soulseek);

    public static Ban Ban(BanKind kind, string subject, DateTimeOffset? until = null) => new(kind, subject, until, "spam", "admin", Noon);
}
