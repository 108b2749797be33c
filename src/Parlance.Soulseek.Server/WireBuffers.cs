using Parlance.Wire;

namespace Parlance.Soulseek.Server;

/// <summary>Copies frames that are encoded already.</summary>
internal static class WireBuffers
{
    public static void Append(this WireBuffer target, byte[] bytes) => bytes.CopyTo(target.Take(bytes.Length));
}
