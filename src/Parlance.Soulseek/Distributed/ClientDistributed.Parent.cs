using Parlance.Wire;

namespace Parlance.Soulseek;

/// <content>Finding a parent and listening to it.</content>
public sealed partial class ClientDistributed
{
    private void TryParents(PossibleParent[] possible)
    {
        lock (gate)
        {
            foreach (var candidate in possible)
            {
                if (!Options.Enabled || parent is not null || candidates.Count >= Options.MaxCandidates)
                {
                    return;
                }

                if (candidate.Username != core.Username && !children.ContainsKey(candidate.Username) && candidates.TryAdd(candidate.Username, null))
                {
                    network.Tasks.Run(candidate.Username, () => TryAsync(candidate.Username));
                }
            }
        }
    }

    private async Task TryAsync(string username)
    {
        try
        {
            if (await network.DialDistributedAsync(username, network.Stopping) is { } socket)
            {
                await network.CountedAsync(socket, () => ListenAsync(socket));
            }
        }
        finally
        {
            lock (gate)
            {
                candidates.Remove(username);
            }
        }
    }

    private async Task ListenAsync(PeerSocket socket)
    {
        var peer = new DistributedPeer(socket, Options.ChildBacklog, network.Stopping);
        peer.CloseAfter(Options.Adoption);
        lock (gate)
        {
            if (parent is null && candidates.ContainsKey(peer.Username))
            {
                candidates[peer.Username] = peer;
            }
            else
            {
                peer.Close();
            }
        }

        var reason = await peer.RunAsync(Heard);
        core.Logger.PeerEnded(peer.Username, reason);
        Lost(peer);
    }

    /// <summary>What a candidate or the parent says.</summary>
    /// <exception cref="WireException">It makes no sense; the connection ends.</exception>
    private void Heard(DistributedPeer peer, uint code, ReadOnlyMemory<byte> body)
    {
        switch (code)
        {
            case ToPeer.DistribSearch.Code:
                HeardSearch(peer, body.Span);
                break;
            case 4:
                LevelIs(peer, Reader.Read<ToPeer.DistribBranchLevel>(body.Span, SoulseekStyle.Wire).Level);
                break;
            case 5:
                RootIs(peer, Reader.Read<ToPeer.DistribBranchRoot>(body.Span, SoulseekStyle.Wire).Username);
                break;
            case 93 when EmbeddedSearch.TryUnwrap(body.Span, out var search):
                HeardSearch(peer, search);
                break;
            default:
                break;
        }
    }

    /// <summary>The first candidate that has told its place and sends a search becomes the parent; only from the parent are searches taken.</summary>
    private void HeardSearch(DistributedPeer peer, ReadOnlySpan<byte> search)
    {
        lock (gate)
        {
            if (parent is null)
            {
                Adopt(peer);
            }

            if (parent != peer)
            {
                return;
            }
        }

        Searched(search);
    }

    private void Adopt(DistributedPeer peer)
    {
        if (peer.Level < 0 || peer.Root.Length == 0 || peer.Root == core.Username || !candidates.ContainsKey(peer.Username))
        {
            return;
        }

        if (children.Remove(peer.Username, out var child))
        {
            // Two who were offered to each other must not become each other's parents; then no search would reach either.
            if (string.CompareOrdinal(core.Username, peer.Username) < 0)
            {
                children[peer.Username] = child;
                return;
            }

            child.Close();
        }

        peer.KeepOn();
        parent = peer;
        isRoot = false;
        Dismiss(except: peer);
        core.Logger.Adopted(peer.Username, peer.Level, peer.Root);
        core.Link.TrySend(new ToServer.HaveNoParent(false));
        TellPlace();
        TellAccepting();
    }

    private void LevelIs(DistributedPeer peer, int level)
    {
        if (level < 0)
        {
            throw new WireException("level", 0, "is negative");
        }

        lock (gate)
        {
            peer.Level = level;

            // Who is at level 0 is the root himself, whether he says so or not.
            peer.Root = level == 0 ? peer.Username : peer.Root;
            Moved(peer);
        }
    }

    private void RootIs(DistributedPeer peer, string root)
    {
        if (root.Length == 0)
        {
            throw new WireException("username", 0, "is empty");
        }

        lock (gate)
        {
            peer.Root = root;
            Moved(peer);
        }
    }

    private void Moved(DistributedPeer peer)
    {
        if (parent != peer)
        {
            return;
        }

        if (peer.Root == core.Username)
        {
            peer.Close();
            return;
        }

        TellPlace();
    }

    /// <summary>Tells server and children where this client stands below its parent.</summary>
    private void TellPlace()
    {
        Level = parent!.Level + 1;
        core.Link.TrySend(new ToServer.BranchRoot(parent.Root));
        core.Link.TrySend(new ToServer.BranchLevel((uint)Level));
        TellChildren();
        core.Events.Publish(new BranchChanged(Level, parent.Root, parent.Username));
    }

    private void Lost(DistributedPeer peer)
    {
        lock (gate)
        {
            if (parent != peer)
            {
                return;
            }

            parent = null;
            core.Logger.Orphaned(peer.Username);
            TellRoot();
            TellChildren();
            core.Events.Publish(new BranchChanged(0, core.Username, null));
        }
    }

    private void Dismiss(DistributedPeer? except)
    {
        foreach (var candidate in candidates.Values.ToArray())
        {
            if (candidate != except)
            {
                candidate?.Close();
            }
        }
    }
}
