using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Soulseek.Server.Commands;

namespace Parlance.Soulseek.Server;

/// <summary>The Soulseek network: its sessions, by account, and what they share.</summary>
public sealed class SoulseekServer : IStreamServer, IDisposable
{
    private static readonly TimeSpan PrivilegesInterval = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<SoulseekSession, byte> online = [];
    private readonly ConcurrentDictionary<SoulseekSession, byte> connections = [];
    private readonly ITimer lookAtPrivileges;
    private uint notices = 0xF000_0000;

    /// <summary>Makes the network; it serves nobody until connections are handed to it.</summary>
    public SoulseekServer(Community community, SoulseekOptions options, StreamServices services)
    {
        Community = community;
        Options = options;
        Services = services;
        Tree = new DistributedTree(this);
        Searches = new SearchRouter(this);
        Commands = new ServiceCommands(community);
        services.Metrics.Observe(SoulseekRoutes.Table);
        lookAtPrivileges = services.Time.CreateTimer(_ => community.Privileges.TellEnded(), null, PrivilegesInterval, PrivilegesInterval);
    }

    /// <inheritdoc/>
    public Network Network => Network.Soulseek;

    /// <summary>Sessions that are logged in.</summary>
    public IEnumerable<SoulseekSession> Online => online.Select(s => s.Key);

    internal Community Community { get; }

    internal SoulseekOptions Options { get; }

    internal StreamServices Services { get; }

    internal DistributedTree Tree { get; }

    internal SearchRouter Searches { get; }

    internal ServiceCommands Commands { get; }

    /// <inheritdoc/>
    public StreamSession Open(StreamLink link)
    {
        var session = new SoulseekSession(this, link);
        connections.TryAdd(session, 0);
        return session;
    }

    /// <inheritdoc/>
    public void Stop()
    {
        foreach (var (session, _) in connections)
        {
            session.End(SessionEnd.ServerStopping);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lookAtPrivileges.Dispose();
        Tree.Dispose();
    }

    internal bool TryFind(string handle, [NotNullWhen(true)] out SoulseekSession? session)
    {
        session = null;
        return Community.Accounts.TryFindExact(handle, out var account) && TryFind(account, out session);
    }

    internal static bool TryFind(Account account, [NotNullWhen(true)] out SoulseekSession? session)
    {
        session = account.On(Network.Soulseek)?.Sink as SoulseekSession;
        return session is not null;
    }

    internal void Entered(SoulseekSession session) => online.TryAdd(session, 0);

    internal void Left(SoulseekSession session)
    {
        connections.TryRemove(session, out _);
        online.TryRemove(session, out _);
        Tree.Left(session);
    }

    /// <summary>A number for a message of the server itself, which is not stored and whose confirmation means nothing.</summary>
    internal uint NextNotice() => Interlocked.Increment(ref notices);
}
