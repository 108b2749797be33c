namespace Parlance.Soulseek;

/// <summary>Letters with accents and the plain letters that people type instead. A table, because the runtime composes nothing when it runs without cultures.</summary>
internal static class Accents
{
    /// <summary>One letter becomes at most so many.</summary>
    public const int Longest = 2;

    private const string Marked =
        "àáâãäåçèéêëìíîïðñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĸĺļľłńņňŉŋōŏőŕŗřśŝşšţťŧũūŭůűųŵŷźżžſơưǎǐǒǔǖǘǚǜǟǡǣǧǩǫǭǯǰǵǹǻǽǿȁȃȅȇȉ" +
        "ȋȍȏȑȓȕȗșțȟȧȩȫȭȯȱȳ·ΐάέήίΰϊϋόύώϓϔйѐёѓїќѝўḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕẖẗẘẙẛạ" +
        "ảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";

    private const string Plain =
        "aaaaaaceeeeiiiidnoooooouuuuyyaaaccccddeeeeegggghhiiiiijkkllllnnnnnooorrrsssstttuuuuuuwyzzzsouaiouuuuuaaægkooʒjgnaæøaaeei" +
        "ioorruusthaeooooy·ιαεηιυιυουωϒϒиеегікиуabbbcdddddeeeeefghhhhhiikkkllllmmmnnnnoooopprrrrsssssttttuuuuuvvwwwwwxxyzzzhtwyſa" +
        "aaaaaaaaaaaeeeeeeeeiioooooooooooouuuuuuuyyyy";

    private const string Joined = "ßæþĳœǆǉǌǳ";

    private const string Apart = "ssaethijoedzljnjdz";

    private static readonly Dictionary<char, int> Places = Marked.Select((letter, place) => (letter, place)).ToDictionary(pair => pair.letter, pair => pair.place);

    /// <summary>Writes a word in lower case without its accents.</summary>
    /// <param name="word">The word.</param>
    /// <param name="target">Room for <see cref="Longest"/> times the word.</param>
    /// <returns>How many letters were written.</returns>
    public static int Fold(ReadOnlySpan<char> word, Span<char> target)
    {
        var length = 0;
        foreach (var letter in word)
        {
            if (letter is >= '\u0300' and <= '\u036F')
            {
                continue;
            }

            var joined = letter < 128 ? -1 : Joined.IndexOf(letter, StringComparison.Ordinal);
            if (joined >= 0)
            {
                target[length++] = Apart[2 * joined];
                target[length++] = Apart[(2 * joined) + 1];
            }
            else
            {
                target[length++] = letter >= 128 && Places.TryGetValue(letter, out var place) ? Plain[place] : letter;
            }
        }

        return length;
    }
}
