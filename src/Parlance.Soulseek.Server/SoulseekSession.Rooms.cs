using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Soulseek.Server;

/// <summary>Rooms, the feed of all rooms, tickers.</summary>
public sealed partial class SoulseekSession
{
    private const int MaxLine = 2048;
    private const int MaxTicker = 1024;
    private const string EmotePrefix = "/me ";

    internal ValueTask SayAsync(in ToServer.SayChatroom m)
    {
        if (!MaySay(m.Message, MaxLine) || !Community.Rooms.TryFind(m.Room, out var room))
        {
            return ValueTask.CompletedTask;
        }

        var isEmote = m.Message.StartsWith(EmotePrefix, StringComparison.Ordinal);
        Community.Rooms.Say(me!, m.Room, isEmote ? m.Message[EmotePrefix.Length..] : m.Message, isEmote ? SayKind.Emote : SayKind.Line);
        return EaseAsync(room);
    }

    internal void Join(in ToServer.JoinRoom m)
    {
        var exists = Community.Rooms.TryFind(m.Room, out var room);
        if (!exists && RoomNames.Fault(m.Room) is { } fault)
        {
            Notice(fault);
            return;
        }

        if (m.Private != 0 && !exists)
        {
            if (Community.Rooms.Found(m.Room, Account!) is null)
            {
                CannotJoin(m.Room, RoomNames.Full);
                return;
            }

            SendRoomList();
        }

        Enter(m.Room, askedForPrivate: m.Private != 0 && room is { IsPrivate: false });
    }

    internal void Leave(in ToServer.LeaveRoom m)
    {
        if (Community.Rooms.TryFind(m.Room, out var room))
        {
            Community.Rooms.Leave(me!, room);
        }
    }

    internal void SetTicker(in ToServer.SetRoomTicker m)
    {
        if (MaySay(m.Ticker, MaxTicker) && Community.Rooms.TryFind(m.Room, out var room))
        {
            Community.Rooms.SetTicker(room, me!, m.Ticker);
        }
    }

    internal void ListenEverywhere(bool on) => Community.Rooms.Listen(me!, on);

    /// <summary>The rooms, then members and operators of each private room of this account.</summary>
    internal void SendRoomList()
    {
        var bytes = Outbox.Rent();
        WriteRooms(bytes);
        SendBytes(bytes);
    }

    private void WriteRooms(WireBuffer target)
    {
        var own = Community.Rooms.PrivateRoomsOf(Account!);
        SoulseekFrames.Server.Write(SoulseekTranslator.RoomList(Community.Rooms.All, own, Account!), target);
        foreach (var room in own)
        {
            SoulseekFrames.Server.Write(new ToClient.RoomMembers(room.Name, room.People().Members), target);
        }

        foreach (var room in own)
        {
            SoulseekFrames.Server.Write(new ToClient.RoomOperators(room.Name, room.People().Operators), target);
        }
    }

    private void Enter(string name, bool askedForPrivate)
    {
        switch (Community.Rooms.Enter(me!, name))
        {
            case EnterOutcome.NotAMember or EnterOutcome.WrongPassword:
                CannotJoin(name, RoomNames.IsPrivate(name));
                break;
            case EnterOutcome.Banned:
                CannotJoin(name, RoomNames.IsBanned(name));
                break;
            case EnterOutcome.Full:
                CannotJoin(name, RoomNames.Full);
                break;
            case EnterOutcome.Entered when askedForPrivate:
                Notice(RoomNames.IsPublic(name));
                break;
            default:
                break;
        }
    }

    private void CannotJoin(string name, string why)
    {
        Send(new ToClient.CantCreateRoom(name));
        Notice(why);
    }
}
