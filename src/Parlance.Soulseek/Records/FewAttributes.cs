namespace Parlance.Soulseek;

/// <summary>Up to three attributes with codes of one byte, and one mark, in sixteen bytes.</summary>
internal struct FewAttributes
{
    public const int Room = 3;
    private const byte MarkBit = 0x80;
    private uint first;
    private uint second;
    private uint third;
    private byte firstCode;
    private byte secondCode;
    private byte thirdCode;
    private byte countAndMark;

    public FewAttributes(int count) => countAndMark = (byte)count;

    public readonly int Count => countAndMark & ~MarkBit;

    public readonly bool IsMarked => (countAndMark & MarkBit) != 0;

    public readonly SoundAttribute this[int index] => index switch
    {
        0 => new(firstCode, first),
        1 => new(secondCode, second),
        _ => new(thirdCode, third),
    };

    public readonly FewAttributes Marked(bool mark) =>
        this with { countAndMark = (byte)(mark ? countAndMark | MarkBit : countAndMark & ~MarkBit) };

    public void Put(int index, in SoundAttribute item)
    {
        switch (index)
        {
            case 0:
                (firstCode, first) = ((byte)item.Code, item.Value);
                break;
            case 1:
                (secondCode, second) = ((byte)item.Code, item.Value);
                break;
            default:
                (thirdCode, third) = ((byte)item.Code, item.Value);
                break;
        }
    }
}
