using Parlance.Core.Model;

namespace Parlance.System.Tests.Bridging;

/// <summary>Somebody to write to, who has no client here.</summary>
internal sealed class Addressee(string name, uint uin) : Door(name, uin)
{
    public override Network Network => Network.Server;

    public override Task EnterAsync(string room) => throw new NotSupportedException();

    public override Task LeaveAsync(string room) => throw new NotSupportedException();

    public override Task SayAsync(string room, string text) => throw new NotSupportedException();

    public override Task EmoteAsync(string room, string text) => throw new NotSupportedException();

    public override Task SendAsync(Door to, MessageKind kind, string text) => throw new NotSupportedException();

    public override Task BecomeAsync(PresenceState state) => throw new NotSupportedException();

    public override Task WatchAsync(Door other) => throw new NotSupportedException();

    public override Task GoAsync() => throw new NotSupportedException();
}
