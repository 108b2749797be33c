using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages between two clients.</summary>
public static partial class ToPeer
{
    /// <summary>Who is the user?</summary>
    public readonly record struct UserInfoRequest : IMessage<UserInfoRequest>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 15, nameof(UserInfoRequest), "002 UserInfoRequest:15; 003 PeerUserInfoRequest (Code 15)");

        /// <inheritdoc/>
        public static UserInfoRequest Layout<TVisitor>(ref TVisitor v, in UserInfoRequest m)
            where TVisitor : struct, IVisitor, allows ref struct => default;
    }

    /// <summary>Who the user is.</summary>
    /// <param name="Description">What he says about himself.</param>
    /// <param name="HasPicture">Whether a picture follows.</param>
    /// <param name="Picture">The picture, a file of any format; empty when there is none.</param>
    /// <param name="UploadSlots">How many uploads he runs at once.</param>
    /// <param name="QueueSize">How many files wait.</param>
    /// <param name="SlotFree">Whether an upload could start at once.</param>
    /// <param name="UploadPermission">Who may send him files: 0 no one, 1 everyone, 2 users in his list, 3 permitted ones.</param>
    public readonly record struct UserInfoResponse(
        string Description, bool HasPicture, byte[] Picture, uint UploadSlots, uint QueueSize, bool SlotFree, uint UploadPermission)
        : IMessage<UserInfoResponse>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Peer, Direction.ToPeer, 16, nameof(UserInfoResponse), "002 UserInfoReply:16; 003 PeerUserInfoReply (Code 16)",
            "Museek+ sends the last flag as four bytes.");

        /// <inheritdoc/>
        public static UserInfoResponse Layout<TVisitor>(ref TVisitor v, in UserInfoResponse m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var description = v.Str("description", m.Description, SoulseekLimits.Description);
            var hasPicture = v.Bool("has picture", m.HasPicture);
            var picture = Array.Empty<byte>();
            if (v.If("has picture", hasPicture))
            {
                picture = v.Blob("picture", m.Picture, Width.DWord, SoulseekLimits.Picture);
            }

            v.EndIf();
            var uploadSlots = v.TailU32("upload slots", m.UploadSlots);
            var queueSize = v.TailU32("queue size", m.QueueSize);
            var slotFree = v.TailBool("slot free", m.SlotFree);
            var uploadPermission = v.TailU32("upload permission", m.UploadPermission);
            return new(description, hasPicture, picture, uploadSlots, queueSize, slotFree, uploadPermission);
        }
    }
}
