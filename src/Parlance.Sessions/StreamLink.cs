using System.IO.Pipelines;
using System.Net;

namespace Parlance.Sessions;

/// <summary>One connection as a session sees it: two pipes, addresses, and a way to cut it. No socket.</summary>
/// <param name="Pipe">What came and what goes.</param>
/// <param name="Remote">Address of the client.</param>
/// <param name="Local">Address the client reached.</param>
/// <param name="Abort">Cuts the connection, dropping what is unsent.</param>
public sealed record StreamLink(IDuplexPipe Pipe, IPEndPoint Remote, IPEndPoint Local, Action Abort)
{
    /// <summary>What came.</summary>
    public PipeReader Input => Pipe.Input;

    /// <summary>What goes.</summary>
    public PipeWriter Output => Pipe.Output;

    /// <summary>The way past <see cref="Output"/>, for connections that have one: the pipe costs a delivery that goes alone a third of its price.</summary>
    public IDirectOutput? Direct { get; init; }
}
