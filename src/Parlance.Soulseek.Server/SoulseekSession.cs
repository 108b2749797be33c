using System.Diagnostics.CodeAnalysis;
using System.Text;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Soulseek.Server;

/// <summary>One Soulseek client.</summary>
public sealed partial class SoulseekSession : StreamSession
{
    private readonly SoulseekServer server;
    private readonly FloodGate chat;
    private readonly FloodGate questions;
    private Session? me;

    internal SoulseekSession(SoulseekServer server, StreamLink link)
        : base(Network.Soulseek, link, SoulseekFrames.Server.Format, server.Services)
    {
        this.server = server;
        chat = new FloodGate(server.Options.Flood, server.Services.Time);
        questions = new FloodGate(server.Options.SearchFlood, server.Services.Time);
    }

    /// <inheritdoc/>
    public override bool IsLoggedIn => me is not null;

    /// <summary>The account, once logged in.</summary>
    internal Account? Account => me?.Account;

    /// <inheritdoc/>
    protected override string Who => me?.Person.Name ?? "not logged in";

    /// <inheritdoc/>
    protected override int MaxFrame => SoulseekFrames.Server.Largest;

    /// <inheritdoc/>
    protected override bool EndsOnMalformedBody => false;

    private Community Community => server.Community;

    private string Name => me!.Person.Name;

    /// <inheritdoc/>
    public override void Translate(Delivery delivery, WireBuffer target)
    {
        switch (delivery.Event)
        {
            case PrivateRoomsChanged:
                WriteRooms(target);
                break;
            case PrivilegesChanged changed:
                WritePrivileges(changed, target);
                break;
            case ServerSaid said:
                SoulseekTranslator.Write(said, server.NextNotice(), Time.GetUtcNow(), target);
                break;
            default:
                target.Append(delivery.Form(SoulseekTranslator.Kind, 0, static (what, _) => SoulseekTranslator.Encode(what)));
                break;
        }
    }

    /// <summary>Sends a message to this client.</summary>
    internal void Send<T>(in T message)
        where T : struct, IMessage<T>
    {
        var bytes = Outbox.Rent();
        SoulseekFrames.Server.Write(message, bytes);
        SendBytes(bytes);
    }

    /// <inheritdoc/>
    protected override ValueTask HandleAsync(uint code, ReadOnlySpan<byte> body)
    {
        if (SoulseekRoutes.Table.Find(code) is not { } route || !(route.BeforeLogin || IsLoggedIn))
        {
            return ValueTask.CompletedTask;
        }

        if (route.Cost > 0 && chat.Take(route.Cost) is var wait && wait > TimeSpan.Zero)
        {
            return DelayedAsync(route, body.ToArray(), wait);
        }

        return route.InvokeAsync(this, body);
    }

    /// <inheritdoc/>
    protected override void OnEnding(SessionEnd reason)
    {
        if (reason is SessionEnd.Replaced or SessionEnd.AccountDeleted or SessionEnd.Renamed)
        {
            Send(default(ToClient.Relogged));
        }
    }

    /// <inheritdoc/>
    protected override void OnLeft()
    {
        if (me is not null)
        {
            Community.Presences.SignOut(me);
        }

        server.Left(this);
    }

    /// <summary>Whether a text may be said: not too long, no line breaks.</summary>
    private static bool MaySay(string text, int most) =>
        Encoding.UTF8.GetByteCount(text) <= most && text.AsSpan().IndexOfAny('\r', '\n') < 0;

    /// <summary>Says something to this client in the server's name.</summary>
    private void Notice(string text) => me?.Deliver(new ServerSaid(text));

    private bool TryAccount(string handle, [NotNullWhen(true)] out Account? account) => Community.Accounts.TryFindExact(handle, out account);

    private async ValueTask DelayedAsync(Route<SoulseekSession> route, byte[] body, TimeSpan wait)
    {
        if (chat.IsHopeless)
        {
            End(SessionEnd.Flood);
            return;
        }

        await Task.Delay(wait, Time);
        if (Ending is null)
        {
            await InvokeAsync(route, body);
        }
    }

    private ValueTask InvokeAsync(Route<SoulseekSession> route, byte[] body)
    {
        try
        {
            return route.InvokeAsync(this, body);
        }
        catch (WireException wrong)
        {
            NoteDropped(route.Spec.Code, wrong);
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Waits for this client's turn to ask something that concerns many people.</summary>
    private ValueTask TurnAsync(int cost = 1)
    {
        var wait = questions.Take(cost);
        return wait == TimeSpan.Zero ? ValueTask.CompletedTask : new ValueTask(Task.Delay(wait, Time));
    }
}
