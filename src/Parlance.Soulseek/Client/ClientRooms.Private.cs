namespace Parlance.Soulseek;

/// <content>Private rooms: members and operators. The server answers what is not allowed with a private message or not at all.</content>
public sealed partial class ClientRooms
{
    /// <summary>Lets somebody into a private room the user owns or operates; he must have allowed it.</summary>
    /// <param name="room">The room.</param>
    /// <param name="username">Whom.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 003 PrivateRoomAddUser (Code 134).</exception>
    public ValueTask AddMemberAsync(string room, string username, CancellationToken cancellationToken = default) => core.SendAsync(new ToServer.AddRoomMember(room, username), cancellationToken);

    /// <summary>Takes the right to enter from somebody.</summary>
    /// <param name="room">The room.</param>
    /// <param name="username">Whom.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 003 PrivateRoomRemoveUser (Code 135).</exception>
    public ValueTask RemoveMemberAsync(string room, string username, CancellationToken cancellationToken = default) => core.SendAsync(new ToServer.RemoveRoomMember(room, username), cancellationToken);

    /// <summary>Makes a member an operator.</summary>
    /// <param name="room">A room the user owns.</param>
    /// <param name="username">Whom.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 003 PrivateRoomAddOperator (Code 143).</exception>
    public ValueTask AddOperatorAsync(string room, string username, CancellationToken cancellationToken = default) => core.SendAsync(new ToServer.AddRoomOperator(room, username), cancellationToken);

    /// <summary>Makes an operator a plain member.</summary>
    /// <param name="room">A room the user owns.</param>
    /// <param name="username">Whom.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 003 PrivateRoomRemoveOperator (Code 144).</exception>
    public ValueTask RemoveOperatorAsync(string room, string username, CancellationToken cancellationToken = default) => core.SendAsync(new ToServer.RemoveRoomOperator(room, username), cancellationToken);

    /// <summary>Gives up the own membership.</summary>
    /// <param name="room">The room.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 003 PrivateRoomDropMembership (Code 136).</exception>
    public ValueTask GiveUpMembershipAsync(string room, CancellationToken cancellationToken = default) => core.SendAsync(new ToServer.CancelRoomMembership(room), cancellationToken);

    /// <summary>Gives up an owned room, which ends it.</summary>
    /// <param name="room">The room.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: 003 PrivateRoomDropOwnership (Code 137).</exception>
    public ValueTask GiveUpOwnershipAsync(string room, CancellationToken cancellationToken = default) => core.SendAsync(new ToServer.CancelRoomOwnership(room), cancellationToken);

    /// <summary>Gives up being operator.</summary>
    /// <param name="room">The room.</param>
    /// <param name="cancellationToken">Gives up sending.</param>
    /// <exception cref="SoulseekDisconnectedException">There is no link. Source: Soulfind server 147.</exception>
    public ValueTask GiveUpOperatorshipAsync(string room, CancellationToken cancellationToken = default) => core.SendAsync(new ToServer.CancelRoomOperatorship(room), cancellationToken);

    /// <summary>Says whether others may add the user to private rooms, and waits for the server's word.</summary>
    /// <param name="allowed">Whether.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 TogglePrivateRooms (Code 141).</exception>
    public Task AllowInvitationsAsync(bool allowed, CancellationToken cancellationToken = default) =>
        core.AskAsync<ToServer.EnableRoomInvitations, ToClient.EnableRoomInvitations>(new(allowed), m => m.Enable == allowed, cancellationToken);

    private void ListenToPrivateRooms()
    {
        core.Routes.On<ToClient.AddRoomMember>(m => Tell(m.Room, PrivateRoomChange.MemberAdded, m.Username));
        core.Routes.On<ToClient.RemoveRoomMember>(m => Tell(m.Room, PrivateRoomChange.MemberRemoved, m.Username));
        core.Routes.On<ToClient.AddRoomOperator>(m => Tell(m.Room, PrivateRoomChange.OperatorAdded, m.Username));
        core.Routes.On<ToClient.RemoveRoomOperator>(m => Tell(m.Room, PrivateRoomChange.OperatorRemoved, m.Username));
        core.Routes.On<ToClient.RoomMembershipGranted>(m => Tell(m.Room, PrivateRoomChange.MembershipGranted, core.Username));
        core.Routes.On<ToClient.RoomMembershipRevoked>(m => Tell(m.Room, PrivateRoomChange.MembershipRevoked, core.Username));
        core.Routes.On<ToClient.RoomOperatorshipGranted>(m => Tell(m.Room, PrivateRoomChange.OperatorshipGranted, core.Username));
        core.Routes.On<ToClient.RoomOperatorshipRevoked>(m => Tell(m.Room, PrivateRoomChange.OperatorshipRevoked, core.Username));
        core.Routes.On<ToClient.RoomMembers>(m => core.Events.Publish(new PrivateRoomMembersListed(m.Room, m.Usernames)));
        core.Routes.On<ToClient.RoomOperators>(m => core.Events.Publish(new PrivateRoomOperatorsListed(m.Room, m.Usernames)));
        core.Routes.On<ToClient.EnableRoomInvitations>();
    }

    private void Tell(string room, PrivateRoomChange change, string username) => core.Events.Publish(new PrivateRoomChanged(room, change, username));
}
