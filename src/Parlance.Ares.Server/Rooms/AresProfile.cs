using System.Security.Cryptography;
using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>What a client told of itself and its user. Immutable; a status update makes another.</summary>
internal sealed record AresProfile
{
    /// <summary>Identity of the installation, hashed: the GUID itself is nobody's business.</summary>
    public required string Identity { get; init; }

    /// <summary>Name and version of the client.</summary>
    public required string Version { get; init; }

    public ushort Files { get; init; }

    public ushort DataPort { get; init; }

    public Ip4 Node { get; init; }

    public ushort NodePort { get; init; }

    public Ip4 LocalAddress { get; init; }

    public ClientFeatures Features { get; init; }

    public byte Uploads { get; init; }

    public byte MaxUploads { get; init; }

    public byte Queued { get; init; }

    public byte Age { get; init; }

    public byte Gender { get; init; }

    public byte Country { get; init; }

    public string Region { get; init; } = string.Empty;

    public ExtraFeatures Extra { get; init; }

    /// <summary>Ares Galaxy itself, the one kind that is shown addresses.</summary>
    public bool IsAres => Version.StartsWith("Ares 2.", StringComparison.Ordinal) || Version.StartsWith("Ares_2.", StringComparison.Ordinal);

    public bool IsCb0t => Version.StartsWith("cb0t", StringComparison.OrdinalIgnoreCase);

    /// <summary>The client shares files, whether there are any at present or not.</summary>
    public bool SharesFiles => (byte)Features > 2;

    /// <summary>The user's files can be browsed, as far as clients show it: there are some.</summary>
    public bool IsBrowsable => SharesFiles && Files > 0;

    public bool TakesCompressed => Features.HasFlag(ClientFeatures.Compression);

    public bool HasVoice => (Extra & (ExtraFeatures.Voice | ExtraFeatures.Opus)) != 0;

    public bool HasPrivateVoice => (Extra & (ExtraFeatures.PrivateVoice | ExtraFeatures.PrivateOpus)) != 0;

    public static AresProfile Of(in LoginDetails login) => new()
    {
        Identity = IdentityOf(login.Guid),
        Version = AresText.CutChars(AresText.Clean(login.Version), 100),
        Files = login.Files,
        DataPort = login.DataPort,
        Node = login.Node,
        NodePort = login.NodePort,
        LocalAddress = login.LocalAddress,
        Features = (ClientFeatures)login.Features,
        Uploads = login.Uploads,
        MaxUploads = login.MaxUploads,
        Queued = login.Queued,
        Age = login.Age,
        Gender = login.Gender,
        Country = login.Country,
        Region = RegionOf(login.Region),
        Extra = (ExtraFeatures)(login.Extra ?? 0),
    };

    public static string IdentityOf(ReadOnlySpan<byte> guid) => Convert.ToHexString(MD5.HashData(guid));

    /// <summary>The profile after a status update; what its shape does not carry stays.</summary>
    public AresProfile With(in ToServer.UpdateStatus status)
    {
        var next = this with { Files = status.Files, Node = status.Node, NodePort = status.NodePort };
        next = status.Shape == StatusShape.Person
            ? next
            : next with { Uploads = status.Uploads, MaxUploads = status.MaxUploads, Queued = status.Queued };
        return status.Shape == StatusShape.Uploads
            ? next
            : next with { Age = status.Age, Gender = status.Gender, Country = status.Country, Region = RegionOf(status.Region) };
    }

    private static string RegionOf(string region) => AresText.CutChars(AresText.Clean(region), AresLimits.RegionChars);
}
