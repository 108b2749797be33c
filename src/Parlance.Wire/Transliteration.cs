using System.Collections.Frozen;
using System.Text;

namespace Parlance.Wire;

/// <summary>Writes characters that a code page does not have with those it has: a Cyrillic name in Latin letters, a curly quote as a straight one.</summary>
public static class Transliteration
{
    private static readonly FrozenDictionary<int, string> Table = Rows(
        "\u0410=A \u0411=B \u0412=V \u0413=G \u0414=D \u0415=E \u0401=Yo \u0416=Zh \u0417=Z \u0418=I \u0419=Y \u041A=K \u041B=L \u041C=M \u041D=N \u041E=O \u041F=P "
        + "\u0420=R \u0421=S \u0422=T \u0423=U \u0424=F \u0425=Kh \u0426=Ts \u0427=Ch \u0428=Sh \u0429=Shch \u042A=\" \u042B=Y \u042C=' \u042D=E \u042E=Yu \u042F=Ya "
        + "\u0430=a \u0431=b \u0432=v \u0433=g \u0434=d \u0435=e \u0451=yo \u0436=zh \u0437=z \u0438=i \u0439=y \u043A=k \u043B=l \u043C=m \u043D=n \u043E=o \u043F=p "
        + "\u0440=r \u0441=s \u0442=t \u0443=u \u0444=f \u0445=kh \u0446=ts \u0447=ch \u0448=sh \u0449=shch \u044A=\" \u044B=y \u044C=' \u044D=e \u044E=yu \u044F=ya "
        + "\u0404=Ye \u0454=ye \u0406=I \u0456=i \u0407=Yi \u0457=yi \u0490=G \u0491=g \u040E=U \u045E=u \u0402=Dj \u0452=dj \u0408=J \u0458=j \u0409=Lj \u0459=lj "
        + "\u040A=Nj \u045A=nj \u040B=C \u045B=c \u040F=Dz \u045F=dz "
        + "\u0391=A \u0392=V \u0393=G \u0394=D \u0395=E \u0396=Z \u0397=I \u0398=Th \u0399=I \u039A=K \u039B=L \u039C=M \u039D=N \u039E=X \u039F=O \u03A0=P \u03A1=R "
        + "\u03A3=S \u03A4=T \u03A5=Y \u03A6=F \u03A7=Ch \u03A8=Ps \u03A9=O \u03B1=a \u03B2=v \u03B3=g \u03B4=d \u03B5=e \u03B6=z \u03B7=i \u03B8=th \u03B9=i \u03BA=k "
        + "\u03BB=l \u03BC=m \u03BD=n \u03BE=x \u03BF=o \u03C0=p \u03C1=r \u03C3=s \u03C2=s \u03C4=t \u03C5=y \u03C6=f \u03C7=ch \u03C8=ps \u03C9=o "
        + "\u03AC=a \u03AD=e \u03AE=i \u03AF=i \u03CC=o \u03CD=y \u03CE=o \u0386=A \u0388=E \u0389=I \u038A=I \u038C=O \u038E=Y \u038F=O "
        + "\u00C6=AE \u00E6=ae \u0152=OE \u0153=oe \u00D8=O \u00F8=o \u00DF=ss \u00DE=Th \u00FE=th \u00D0=D \u00F0=d \u0141=L \u0142=l \u0110=D \u0111=d \u0131=i \u0130=I "
        + "\u2018=' \u2019=' \u201A=, \u201B=' \u201C=\" \u201D=\" \u201E=\" \u2032=' \u2033=\" \u00AB=\" \u00BB=\" \u2039=' \u203A=' \u2010=- \u2011=- \u2012=- \u2013=- "
        + "\u2014=- \u2015=- \u2212=- \u2026=... \u2022=* \u00B7=. \u20AC=EUR \u00A3=GBP \u00A5=JPY \u20BD=RUB \u20B4=UAH \u20BF=BTC \u00A9=(c) \u00AE=(R) \u2122=(tm) "
        + "\u00D7=x \u00F7=/ \u00BD=1/2 \u00BC=1/4 \u00BE=3/4 \u2116=No \u2190=<- \u2192=-> \u2194=<-> \u2264=<= \u2265=>= \u2260=!= \u00A7=par. \u00B0=deg \u2020=+ \u2713=v "
        + "\u263A=:) \u2639=:( \u2665=<3 \u2764=<3 \U0001F600=:D \U0001F601=:D \U0001F602=:'D \U0001F603=:D \U0001F604=:D \U0001F605=:D \U0001F606=XD \U0001F609=;) "
        + "\U0001F60A=:) \U0001F60B=:P \U0001F60D=<3 \U0001F60E=8) \U0001F610=:| \U0001F614=:( \U0001F618=:* \U0001F61B=:P \U0001F61C=;P \U0001F620=>:( \U0001F622=:'( \U0001F62D=:'( "
        + "\U0001F62E=:O \U0001F642=:) \U0001F641=:( \U0001F643=(: \U0001F44D=(y) \U0001F44E=(n) \U0001F494=</3",
        "AAAAAA\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5 CC\u00C7\u010C EEEE\u00C8\u00C9\u00CA\u00CB IIII\u00CC\u00CD\u00CE\u00CF N\u00D1 OOOOO\u00D2\u00D3\u00D4\u00D5\u00D6 "
        + "UUUU\u00D9\u00DA\u00DB\u00DC Y\u00DD aaaaaa\u00E0\u00E1\u00E2\u00E3\u00E4\u00E5 cc\u00E7\u010D eeee\u00E8\u00E9\u00EA\u00EB iiii\u00EC\u00ED\u00EE\u00EF n\u00F1 "
        + "ooooo\u00F2\u00F3\u00F4\u00F5\u00F6 uuuu\u00F9\u00FA\u00FB\u00FC yy\u00FD\u00FF AA\u0100\u0102 aa\u0101\u0103 A\u0104 a\u0105 CC\u0106\u0108 cc\u0107\u0109 D\u010E d\u010F "
        + "EEEE\u0112\u0116\u0118\u011A eeee\u0113\u0117\u0119\u011B GG\u011E\u0122 gg\u011F\u0123 II\u012A\u012E ii\u012B\u012F K\u0136 k\u0137 LL\u0139\u013D ll\u013A\u013E "
        + "NNN\u0143\u0145\u0147 nnn\u0144\u0146\u0148 OO\u014C\u0150 oo\u014D\u0151 RR\u0154\u0158 rr\u0155\u0159 SSSS\u015A\u015E\u0160\u0218 ssss\u015B\u015F\u0161\u0219 "
        + "TTT\u0162\u0164\u021A ttt\u0163\u0165\u021B UUUU\u016A\u016E\u0170\u0172 uuuu\u016B\u016F\u0171\u0173 ZZZ\u0179\u017B\u017D zzz\u017A\u017C\u017E Y\u0178");

    /// <summary>Characters that stand for another one; null when there are none.</summary>
    public static string? Of(Rune rune) =>
        Table.GetValueOrDefault(rune.Value)
        ?? (rune.Value is >= 0xFF01 and <= 0xFF5E ? ((char)(rune.Value - 0xFEE0)).ToString()
            : rune.Value is 0x00A0 or 0x3000 or (>= 0x2000 and <= 0x200A) ? " "
            : rune.Value is 0x00AD or 0xFE0F or 0xFEFF or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x0300 and <= 0x036F) or (>= 0x1F3FB and <= 0x1F3FF) ? string.Empty
            : null);

    /// <summary>A text in printable ASCII alone; a question mark for what nothing stands for.</summary>
    public static string ToAscii(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(rune.IsAscii ? rune.ToString() : Of(rune) ?? "?");
        }

        return plain.ToString();
    }

    private static FrozenDictionary<int, string> Rows(string pairs, string letters)
    {
        var table = new Dictionary<int, string>();
        foreach (var pair in pairs.Split(' '))
        {
            var sign = Rune.GetRuneAt(pair, 0);
            table[sign.Value] = pair[(sign.Utf16SequenceLength + 1)..];
        }

        foreach (var row in letters.Split(' '))
        {
            foreach (var letter in row.Where(c => c > '~'))
            {
                table[letter] = row[..1];
            }
        }

        return table.ToFrozenDictionary();
    }
}
