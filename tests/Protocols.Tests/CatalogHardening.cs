using System.Diagnostics.CodeAnalysis;
using Parlance.Wire;

namespace Parlance.Protocols.Tests;

/// <summary>
/// What every message of every network must endure. A network derives a class, names its catalog and, where it has them, real bodies.
/// Nothing but <see cref="WireException"/> may come out of bytes, and no more memory be asked for than the bytes that came can account for.
/// </summary>
[SuppressMessage("Naming", "CA1707", Justification = "Names of tests are sentences.")]
public abstract class CatalogHardening
{
    private const int Inventions = 12;
    private const int Longest = 1_500;

    /// <summary>Every message of the network.</summary>
    protected abstract Catalog Catalog { get; }

    /// <summary>Bodies from captures or specifications, beside the invented ones.</summary>
    protected virtual IEnumerable<(CatalogEntry Entry, byte[] Body)> Samples => [];

    /// <summary>Whether an invented body must be written back byte for byte; false for a message that is read in more forms than it is written.</summary>
    protected virtual bool IsWrittenAsInvented(CatalogEntry entry) => true;

    [Fact]
    public void Every_message_says_where_it_comes_from()
    {
        Catalog.Entries.ShouldNotBeEmpty();
        foreach (var entry in Catalog.Entries)
        {
            entry.Spec.Source.ShouldNotBeNullOrWhiteSpace(entry.Spec.Name);
            entry.Spec.Link.ShouldNotBeNullOrWhiteSpace(entry.Spec.Name);
            entry.Describe().ShouldAllBe(field => field.Name.Length > 0 && field.Type.Length > 0 && field.Limit >= 0, entry.Spec.Name);
        }
    }

    [Fact]
    public void What_is_invented_is_read_to_the_end_and_written_back()
    {
        foreach (var (entry, body) in Invented(seed: 1, Inventions * 4))
        {
            var trace = entry.Trace(body);
            trace.Wrong.ShouldBeNull(Hostile.Describe(entry, body));
            if (IsWrittenAsInvented(entry))
            {
                trace.Undecoded.ShouldBe(0, Hostile.Describe(entry, body));
                Convert.ToHexString(entry.Rewrite(body)).ShouldBe(Convert.ToHexString(body), entry.Spec.ToString());
            }
        }
    }

    [Fact]
    public void Any_body_may_be_cut_at_any_byte()
    {
        foreach (var (entry, body) in Bodies())
        {
            for (var length = 0; length <= body.Length; length++)
            {
                Hostile.Endure(entry, body.AsSpan(0, length));
            }
        }
    }

    [Fact]
    public void Any_length_or_count_may_say_anything()
    {
        var tried = 0;
        foreach (var (entry, body) in Bodies())
        {
            foreach (var hostile in Hostile.Lengths(entry, body))
            {
                Hostile.Endure(entry, hostile);
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_text_longer_than_its_limit_is_refused()
    {
        foreach (var (entry, body) in Bodies())
        {
            foreach (var (field, hostile) in Hostile.TooLongTexts(entry, body))
            {
                var wrong = Should.Throw<WireException>(() => entry.Read(hostile), Hostile.Describe(entry, body));
                wrong.Field.ShouldBe(field, Hostile.Describe(entry, body));
            }
        }
    }

    [Fact]
    public void Any_single_byte_may_be_anything()
    {
        var random = new Random(2);
        foreach (var (entry, body) in Bodies())
        {
            for (var at = 0; at < body.Length; at++)
            {
                var hostile = body.ToArray();
                hostile[at] = (byte)random.Next(256);
                Hostile.Endure(entry, hostile);
            }
        }
    }

    [Fact]
    public void Random_bytes_raise_nothing_but_a_wire_exception()
    {
        var random = new Random(3);
        foreach (var entry in Catalog.Entries)
        {
            for (var i = 0; i < 100; i++)
            {
                var hostile = new byte[random.Next(300)];
                random.NextBytes(hostile);
                hostile.AsSpan(0, random.Next(hostile.Length + 1)).Clear();
                Hostile.Endure(entry, hostile);
            }
        }
    }

    private IEnumerable<(CatalogEntry Entry, byte[] Body)> Bodies() =>
        Invented(seed: 4, Inventions).Concat(Samples).Where(sample => sample.Body.Length <= Longest);

    private IEnumerable<(CatalogEntry Entry, byte[] Body)> Invented(int seed, int each)
    {
        var random = new Random(seed);
        foreach (var entry in Catalog.Entries)
        {
            for (var i = 0; i < each; i++)
            {
                yield return (entry, entry.Invent(random));
            }
        }
    }
}
