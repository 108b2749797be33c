using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Something told about the sound in a file. Source: 002 SharedFileList:5.</summary>
/// <param name="Code">What: see the constants.</param>
/// <param name="Value">How much.</param>
public readonly record struct SoundAttribute(uint Code, uint Value) : IWire<SoundAttribute>
{
    /// <summary>Kilobits a second.</summary>
    public const uint BitRate = 0;

    /// <summary>Length in seconds.</summary>
    public const uint Duration = 1;

    /// <summary>1 when the bit rate varies.</summary>
    public const uint VariableBitRate = 2;

    /// <summary>Encoder; not in use.</summary>
    public const uint Encoder = 3;

    /// <summary>Samples a second.</summary>
    public const uint SampleRate = 4;

    /// <summary>Bits of a sample.</summary>
    public const uint BitDepth = 5;

    /// <inheritdoc/>
    public static SoundAttribute Layout<TVisitor>(ref TVisitor v, in SoundAttribute m)
        where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("attribute", m.Code), v.U32("value", m.Value));
}
