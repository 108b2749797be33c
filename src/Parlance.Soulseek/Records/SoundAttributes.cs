using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>The attributes of one file, in the order they came in. The usual three or fewer take no array.</summary>
public struct SoundAttributes : IInlineList<SoundAttributes, SoundAttribute>
{
    private FewAttributes few;
    private SoundAttribute[]? all;

    /// <summary>Makes a list of these attributes.</summary>
    public SoundAttributes(params ReadOnlySpan<SoundAttribute> attributes)
    {
        this = OfLength(attributes.Length);
        for (var i = 0; i < attributes.Length; i++)
        {
            Put(i, attributes[i]);
        }
    }

    private SoundAttributes(FewAttributes few, SoundAttribute[]? all)
    {
        this.few = few;
        this.all = all;
    }

    /// <inheritdoc/>
    public readonly int Count => all?.Length ?? few.Count;

    internal readonly FewAttributes Few => few;

    internal readonly SoundAttribute[]? All => all;

    /// <inheritdoc/>
    public readonly SoundAttribute this[int index] =>
        (uint)index >= (uint)Count ? throw new ArgumentOutOfRangeException(nameof(index))
        : all is not null ? all[index]
        : few[index];

    internal static SoundAttributes From(FewAttributes few, SoundAttribute[]? all) => new(few, all);

    /// <summary>The value of an attribute; null when the file does not tell it.</summary>
    /// <param name="code">One of the constants of <see cref="SoundAttribute"/>.</param>
    public readonly uint? Find(uint code)
    {
        for (var i = 0; i < Count; i++)
        {
            if (this[i].Code == code)
            {
                return this[i].Value;
            }
        }

        return null;
    }

    static SoundAttributes IInlineList<SoundAttributes, SoundAttribute>.OfLength(int count) => OfLength(count);

    void IInlineList<SoundAttributes, SoundAttribute>.Set(int index, in SoundAttribute item) => Put(index, item);

    private static SoundAttributes OfLength(int count) =>
        count <= FewAttributes.Room ? new(new FewAttributes(count), null) : new(default, new SoundAttribute[count]);

    private void Put(int index, in SoundAttribute item)
    {
        if (all is null && item.Code > byte.MaxValue)
        {
            Spread();
        }

        if (all is null)
        {
            few.Put(index, item);
        }
        else
        {
            all[index] = item;
        }
    }

    private void Spread()
    {
        var spread = new SoundAttribute[few.Count];
        for (var i = 0; i < spread.Length; i++)
        {
            spread[i] = few[i];
        }

        all = spread;
    }
}
