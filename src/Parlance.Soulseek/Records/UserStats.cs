using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>What the server counts of a user. Source: 002 GetUserStats:36.</summary>
/// <param name="AverageSpeed">Average upload speed in bytes a second.</param>
/// <param name="UploadCount">How many uploads the average was made of. Older clients read this and the next field as one number of eight bytes.</param>
/// <param name="Unknown">Always 0.</param>
/// <param name="Files">Files shared.</param>
/// <param name="Folders">Folders shared.</param>
public readonly record struct UserStats(uint AverageSpeed, uint UploadCount, uint Unknown, uint Files, uint Folders) : IWire<UserStats>
{
    /// <inheritdoc/>
    public static UserStats Layout<TVisitor>(ref TVisitor v, in UserStats m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U32("average speed", m.AverageSpeed),
            v.U32("upload count", m.UploadCount),
            v.U32("unknown", m.Unknown),
            v.U32("files", m.Files),
            v.U32("folders", m.Folders));
}
