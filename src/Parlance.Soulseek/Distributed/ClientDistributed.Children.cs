namespace Parlance.Soulseek;

/// <content>Children: who may be one, and what they are told.</content>
public sealed partial class ClientDistributed
{
    private async Task ChildConnectedAsync(PeerSocket socket, CancellationToken cancellationToken)
    {
        var child = new DistributedPeer(socket, Options.ChildBacklog, cancellationToken);
        if (!Welcome(child))
        {
            child.Close();
            await child.RunAsync((_, _, _) => { });
            return;
        }

        core.Metrics.Children.Add(1);
        core.Logger.ChildJoined(child.Username);
        try
        {
            // Depth and pings are all that children say; neither is of use today.
            core.Logger.ChildLeft(child.Username, await child.RunAsync((_, _, _) => { }));
        }
        finally
        {
            core.Metrics.Children.Add(-1);
            Gone(child);
        }
    }

    private bool Welcome(DistributedPeer child)
    {
        lock (gate)
        {
            if (child.Username == core.Username || child.Username == Parent || child.Username == Root)
            {
                return false;
            }

            if (children.Remove(child.Username, out var old))
            {
                old.Close();
            }

            if (children.Count >= ChildrenAllowed)
            {
                return false;
            }

            children[child.Username] = child;
            TellChild(child);
            TellAccepting();
            return true;
        }
    }

    private void Gone(DistributedPeer child)
    {
        lock (gate)
        {
            if (children.TryGetValue(child.Username, out var present) && present == child)
            {
                children.Remove(child.Username);
            }

            TellAccepting();
        }
    }

    private void TellChildren()
    {
        foreach (var child in children.Values)
        {
            TellChild(child);
        }
    }

    /// <summary>Level and root, the root also at level 0. Source: aioslsk, Nicotine+.</summary>
    private void TellChild(DistributedPeer child)
    {
        child.Writer.TrySend(new ToPeer.DistribBranchLevel(Level));
        child.Writer.TrySend(new ToPeer.DistribBranchRoot(Root));
    }
}
