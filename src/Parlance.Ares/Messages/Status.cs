using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>In which of its three shapes a status update is.</summary>
public enum StatusShape
{
    /// <summary>The seed's: features again, uploads, then age, gender, country and region (Ares).</summary>
    Full,

    /// <summary>Age, gender, country and region (cb0t).</summary>
    Person,

    /// <summary>Uploads only, each byte optional (Zorbo).</summary>
    Uploads,
}

/// <summary>What a client sends to a room.</summary>
public static partial class ToServer
{
    /// <summary>Sent every minute and a half or so; proof that the user is there, and what has changed.</summary>
    /// <param name="Shape">Which of the fields below are there.</param>
    /// <param name="Files">Files shared.</param>
    /// <param name="Features">See <see cref="ClientFeatures"/>.</param>
    /// <param name="Node">Supernode.</param>
    /// <param name="NodePort">Its port.</param>
    /// <param name="Address">Address as the client believes it.</param>
    /// <param name="Features2">The features once more.</param>
    /// <param name="Uploads">Uploads at present.</param>
    /// <param name="MaxUploads">Uploads allowed.</param>
    /// <param name="Queued">Users queued for an upload.</param>
    /// <param name="Age">0 when not told.</param>
    /// <param name="Gender">0 not told, 1 male, 2 female.</param>
    /// <param name="Country">See <see cref="AresCountries"/>.</param>
    /// <param name="Region">City or the like.</param>
    /// <remarks>
    /// The shape is not told, it is recognised: at most 3 bytes behind the address are uploads; 8 or more with a plausible gender and country
    /// at their seed places are the full shape; anything else is the person alone.
    /// </remarks>
    public readonly record struct UpdateStatus(
        StatusShape Shape,
        ushort Files,
        byte Features,
        Ip4 Node,
        ushort NodePort,
        Ip4 Address,
        byte Features2,
        byte Uploads,
        byte MaxUploads,
        byte Queued,
        byte Age,
        byte Gender,
        byte Country,
        string Region) : IMessage<UpdateStatus>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec =>
            new(AresLink.Room, Direction.ToServer, 4, nameof(UpdateStatus), "000 MSG_CHAT_CLIENT_UPDATE_STATUS", "seen in three shapes");

        /// <inheritdoc/>
        public static UpdateStatus Layout<TVisitor>(ref TVisitor v, in UpdateStatus m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var head = m with
            {
                Files = v.U16("files", m.Files),
                Features = v.U8("features", m.Features),
                Node = v.Ip("node", m.Node),
                NodePort = v.U16("nodePort", m.NodePort),
                Address = v.Ip("address", m.Address),
            };
            var shape = v.Left < 0 ? m.Shape : Recognise(ref v);
            return Person(ref v, Load(ref v, head with { Shape = shape }));
        }

        private static StatusShape Recognise<TVisitor>(ref TVisitor v)
            where TVisitor : struct, IVisitor, allows ref struct =>
            v.Left <= 3 ? StatusShape.Uploads
            : v.Left >= 8 && v.Peek(5) <= 2 && v.Peek(6) < AresCountries.Count ? StatusShape.Full
            : StatusShape.Person;

        private static UpdateStatus Load<TVisitor>(ref TVisitor v, in UpdateStatus m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var isFull = v.If("full", m.Shape == StatusShape.Full);
            var features2 = isFull ? v.U8("features2", m.Features2) : m.Features2;
            v.EndIf();
            var hasLoad = v.If("full or uploads", m.Shape != StatusShape.Person);
            var load = hasLoad
                ? m with
                {
                    Uploads = v.OptionalU8("uploads", m.Uploads),
                    MaxUploads = v.OptionalU8("maxUploads", m.MaxUploads),
                    Queued = v.OptionalU8("queued", m.Queued),
                }
                : m;
            v.EndIf();
            return load with { Features2 = features2 };
        }

        private static UpdateStatus Person<TVisitor>(ref TVisitor v, in UpdateStatus m)
            where TVisitor : struct, IVisitor, allows ref struct
        {
            var hasPerson = v.If("full or person", m.Shape != StatusShape.Uploads);
            var person = hasPerson
                ? m with
                {
                    Age = v.U8("age", m.Age),
                    Gender = v.U8("gender", m.Gender),
                    Country = v.U8("country", m.Country),
                    Region = v.Str0("region", m.Region, AresLimits.Name),
                }
                : m;
            v.EndIf();
            return person;
        }
    }
}
