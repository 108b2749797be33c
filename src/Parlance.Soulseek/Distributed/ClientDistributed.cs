using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>The client's place in the tree that searches are passed along: a parent above, children below. Source: 003 "Distributed network"; where clients differ Nicotine+ is followed.</summary>
public sealed partial class ClientDistributed
{
    private const uint Identifier = 0x31;
    private readonly ClientCore core;
    private readonly PeerNetwork network;
    private readonly SearchAnswers answers;
    private readonly Lock gate = new();
    private readonly Dictionary<string, DistributedPeer?> candidates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DistributedPeer> children = new(StringComparer.Ordinal);
    private DistributedPeer? parent;
    private bool isRoot;
    private bool acceptingTold;
    private uint minSpeed = 1;
    private uint ratio = 50;
    private uint ownSpeed;

    internal ClientDistributed(ClientCore core, ClientUsers users, PeerNetwork network, SearchAnswers answers)
    {
        (this.core, this.network, this.answers) = (core, network, answers);
        core.LoggedIn += Reset;
        network.DistributedConnected = ChildConnectedAsync;
        users.StatsTold += (name, stats) => Measured(name, stats.AverageSpeed);
        core.Routes.On<ToClient.ParentMinSpeed>(m => Ruled(m.Speed, ratio));
        core.Routes.On<ToClient.ParentSpeedRatio>(m => Ruled(minSpeed, m.Ratio));
        core.Routes.On<ToClient.PossibleParents>(m => TryParents(m.Parents));
        core.Routes.On<ToClient.ResetDistributed>(_ => Reset());
        core.Routes.On<ToClient.FileSearch>(m => answers.Answer(m.Username, m.Token, m.Query, isDirect: true));
        core.Routes.OnRaw(ToClient.EmbeddedMessage.Spec.Code, ServerSearched);
    }

    private DistributedOptions Options => core.Options.Distributed;

    /// <summary>Steps from the root; 0 for a root, or for a client that is not in the tree yet.</summary>
    public int Level { get; private set; }

    /// <summary>Who is at the root; the own name for a root.</summary>
    public string Root => parent?.Root ?? core.Username;

    /// <summary>From whom searches come; null for a root, or for a client that is not in the tree yet.</summary>
    public string? Parent => parent?.Username;

    /// <summary>To whom searches are passed on.</summary>
    public IReadOnlyList<string> Children
    {
        get
        {
            lock (gate)
            {
                return [.. children.Keys];
            }
        }
    }

    /// <summary>Most children at the moment, by the own upload speed and the server's rules.</summary>
    public int ChildrenAllowed => Options.Enabled && (parent is not null || isRoot) ? ChildLimit.For(ownSpeed, minSpeed, ratio, Options) : 0;

    /// <summary>After a login, and when the server says so: nobody above, nobody below.</summary>
    private void Reset()
    {
        lock (gate)
        {
            isRoot = false;
            Dismiss(except: null);
            parent?.Close();
            parent = null;
            foreach (var child in children.Values.ToArray())
            {
                child.Close();
            }

            TellRoot();
        }
    }

    /// <summary>Says that there is no parent. Source: the order of Nicotine+ after a login.</summary>
    private void TellRoot()
    {
        Level = 0;
        acceptingTold = false;
        core.Link.TrySend(new ToServer.HaveNoParent(Options.Enabled));
        core.Link.TrySend(new ToServer.BranchRoot(core.Username));
        core.Link.TrySend(new ToServer.BranchLevel(0));
        core.Link.TrySend(new ToServer.AcceptChildren(false));
        TellAccepting();
    }

    private void TellAccepting()
    {
        var accepting = children.Count < ChildrenAllowed;
        if (accepting != acceptingTold)
        {
            acceptingTold = accepting;
            core.Link.TrySend(new ToServer.AcceptChildren(accepting));
        }
    }

    private void Measured(string username, uint speed)
    {
        if (username == core.Username)
        {
            lock (gate)
            {
                ownSpeed = speed;
                TellAccepting();
            }
        }
    }

    private void Ruled(uint speed, uint speedRatio)
    {
        lock (gate)
        {
            (minSpeed, ratio) = (speed, speedRatio);
            TellAccepting();
        }
    }

    /// <summary>A search from the server itself makes this client a root.</summary>
    private void ServerSearched(ReadOnlySpan<byte> body)
    {
        if (!Options.Enabled || !EmbeddedSearch.TryUnwrap(body, out var search))
        {
            return;
        }

        lock (gate)
        {
            if (!isRoot && parent is null)
            {
                isRoot = true;
                TellAccepting();
                core.Events.Publish(new BranchChanged(0, core.Username, null));
            }
        }

        Searched(search);
    }

    /// <summary>Passes a search on as it came, with what this client does not know of it, and answers it.</summary>
    private void Searched(ReadOnlySpan<byte> body)
    {
        var search = Reader.Read<ToPeer.DistribSearch>(body, SoulseekStyle.Wire);
        if (search.Identifier != Identifier)
        {
            return;
        }

        Relay(body);
        answers.Answer(search.Username, search.Token, search.Query, isDirect: false);
    }

    private void Relay(ReadOnlySpan<byte> body)
    {
        lock (gate)
        {
            if (children.Count == 0)
            {
                return;
            }

            var frame = new byte[5 + body.Length];
            BinaryPrimitives.WriteInt32LittleEndian(frame, 1 + body.Length);
            frame[4] = ToPeer.DistribSearch.Code;
            body.CopyTo(frame.AsSpan(5));
            foreach (var child in children.Values.ToArray())
            {
                // A child that does not keep up is let go; buffering for it is how memory is lost.
                if (!child.Writer.TrySendFrame(frame))
                {
                    child.Close();
                }
            }
        }
    }
}
