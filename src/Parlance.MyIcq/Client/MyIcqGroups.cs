using Parlance.MyIcq.Messages;

namespace Parlance.MyIcq;

/// <summary>Chat groups. A user is in one at most.</summary>
public sealed class MyIcqGroups
{
    private readonly MyIcqClient client;
    private readonly MyIcqClientOptions options;
    private volatile IReadOnlyList<MyIcqGroupType> types = [];

    internal MyIcqGroups(MyIcqClient client, MyIcqClientOptions options) => (this.client, this.options) = (client, options);

    /// <summary>The kinds of group that the server has; told after login. The number of a kind is its place.</summary>
    public IReadOnlyList<MyIcqGroupType> Types => types;

    /// <summary>Lists the groups of a kind.</summary>
    /// <param name="type">Number of the kind; 0 for chat.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task<IReadOnlyList<MyIcqGroup>> ListAsync(ushort type = 0, CancellationToken cancellation = default)
    {
        var answer = await client.Need().AskAsync<ToServer.GetGroupList, ToClient.GetGroupList>(new ToServer.GetGroupList(type), cancellation).ConfigureAwait(false);
        return [.. (answer?.Groups ?? []).Select(group => new MyIcqGroup(group.Group, options.Codepage.Decode(group.Name), type, group.Members))];
    }

    /// <summary>Finds a group by number.</summary>
    /// <param name="group">The number.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The group; null when there is none.</returns>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task<MyIcqGroup?> FindAsync(uint group, CancellationToken cancellation = default)
    {
        var answer = await client.Need().AskAsync<ToServer.SearchGroup, ToClient.SearchGroup>(new ToServer.SearchGroup(group), cancellation).ConfigureAwait(false);
        return answer is { Group: > 0 } found ? new MyIcqGroup(found.Group, options.Codepage.Decode(found.Name), found.Type, found.Members) : null;
    }

    /// <summary>Makes a group and enters it.</summary>
    /// <param name="name">Its name; servers keep 16 bytes.</param>
    /// <param name="password">Its password; empty for none.</param>
    /// <param name="type">Number of the kind; 0 for chat.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Its number; null when the server does not allow it, mostly because the user is in a group.</returns>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task<uint?> CreateAsync(string name, string password = "", ushort type = 0, CancellationToken cancellation = default)
    {
        var request = new ToServer.CreateGroup(type, options.Codepage.Encode(name), options.Codepage.Encode(password));
        var answer = await client.Need().AskAsync<ToServer.CreateGroup, ToClient.CreateGroup>(request, cancellation).ConfigureAwait(false);
        return answer is { Group: > 0 } made ? made.Group : null;
    }

    /// <summary>Enters a group.</summary>
    /// <param name="group">Its number.</param>
    /// <param name="password">Its password.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What came of it, and who is inside, the user too.</returns>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public async Task<MyIcqEntered> EnterAsync(uint group, string password = "", CancellationToken cancellation = default)
    {
        var request = new ToServer.EnterGroup(group, options.Codepage.Encode(password));
        var answer = await client.Need().AskAsync<ToServer.EnterGroup, ToClient.EnterGroup>(request, cancellation).ConfigureAwait(false);
        return answer is { } entered
            ? new MyIcqEntered((GroupResult)entered.Error, [.. entered.Members.Select(Member)])
            : new MyIcqEntered(GroupResult.NotFound, []);
    }

    /// <summary>Leaves a group.</summary>
    /// <param name="group">Its number.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public Task LeaveAsync(uint group, CancellationToken cancellation = default) => client.Need().SendAsync(new ToServer.ExitGroup(group), cancellation);

    /// <summary>Says something in the group. The user's own words do not come back.</summary>
    /// <param name="group">Its number.</param>
    /// <param name="words">The words, at most 512 bytes.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The words are longer than servers take.</exception>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public Task SayAsync(uint group, string words, CancellationToken cancellation = default)
    {
        var (_, text) = MessageBodies.Write(new MyIcqMessage.Text(words), options.Codepage);
        return client.Need().SendAsync(new ToServer.GroupMessage(group, text ?? string.Empty), cancellation);
    }

    /// <summary>Says that the user is ready for a game (myicqd 1.0).</summary>
    /// <param name="group">Number of the group.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public Task StartAsync(uint group, CancellationToken cancellation = default) => client.Need().SendAsync(new ToServer.GroupStart(group), cancellation);

    /// <summary>Sends a command of a game (myicqd 1.0).</summary>
    /// <param name="group">Number of the group.</param>
    /// <param name="command">Its bytes.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="MyIcqException">There is no session, or the link is lost.</exception>
    public Task CommandAsync(uint group, ReadOnlyMemory<byte> command, CancellationToken cancellation = default) =>
        client.Need().SendAsync(new ToServer.GroupCommand(group, command.ToArray()), cancellation);

    /// <summary>Takes what the server tells of groups.</summary>
    internal bool Told(in MyIcqAnswer told)
    {
        if (told.Is<ToClient.GroupTypes>(out var kinds))
        {
            types = [.. kinds.Types.Select(kind => new MyIcqGroupType(options.Codepage.Decode(kind.Name), options.Codepage.Decode(kind.DisplayName)))];
            return true;
        }

        MyIcqEvent? what =
            told.Is<ToClient.GroupMessage>(out var said) ? Said(said)
            : told.Is<ToClient.MemberEntered>(out var entered) ? new MyIcqEvent.MemberEntered(entered.Group, Member(entered.Member))
            : told.Is<ToClient.MemberLeft>(out var left) ? new MyIcqEvent.MemberLeft(left.Group, left.Uin)
            : told.Is<ToClient.GroupStart>(out var started) ? new MyIcqEvent.GroupStarted(started.Group)
            : told.Is<ToClient.GroupCommand>(out var command) ? new MyIcqEvent.GroupCommand(command.Group, command.Command)
            : null;
        if (what is not null)
        {
            client.Events.Publish(what);
        }

        return what is not null;
    }

    private MyIcqEvent.GroupMessage Said(in ToClient.GroupMessage said) => new(
        said.Group, said.From, (MyIcqMessage.Text)MessageBodies.Read((byte)MyIcqMessageType.Text, said.Text, options.Codepage), DateTimeOffset.FromUnixTimeSeconds(said.Time));

    private MyIcqMember Member(GroupMember member) => new(member.Uin, member.Face, options.Codepage.Decode(member.Nick));
}

/// <summary>A kind of chat group.</summary>
/// <param name="Name">Its name for programs.</param>
/// <param name="DisplayName">Its name for people.</param>
public sealed record MyIcqGroupType(string Name, string DisplayName);

/// <summary>A chat group.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Number of its kind.</param>
/// <param name="Members">How many are inside.</param>
public sealed record MyIcqGroup(uint Number, string Name, ushort Type, int Members);

/// <summary>What came of entering a group.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Members">Who is inside; those that did not fit in the answer follow as <see cref="MyIcqEvent.MemberEntered"/>.</param>
public sealed record MyIcqEntered(GroupResult Result, IReadOnlyList<MyIcqMember> Members);
