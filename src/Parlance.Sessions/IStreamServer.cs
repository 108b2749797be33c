using Parlance.Core.Model;

namespace Parlance.Sessions;

/// <summary>A network that clients reach over streams. The executable listens and hands each connection over.</summary>
public interface IStreamServer
{
    /// <summary>The network.</summary>
    Network Network { get; }

    /// <summary>Makes the session of a new connection; the caller runs it.</summary>
    StreamSession Open(StreamLink link);

    /// <summary>Says goodbye to everybody.</summary>
    void Stop();
}
