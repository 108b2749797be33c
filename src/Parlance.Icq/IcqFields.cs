using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Kinds of fields that many messages of ICQ share.</summary>
internal static class IcqFields
{
    extension<TVisitor>(ref TVisitor v)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        /// <summary>The number of a request inside its parameters; since version 3 the header carries it.</summary>
        public ushort SubSequence(string name, ushort value)
        {
            if (v.If("version 2", v.Style.Version <= 2))
            {
                value = v.U16(name, value);
                v.EndIf();
            }

            return value;
        }

        /// <summary>A number that is there from a version on.</summary>
        public uint Since(int version, string name, uint value)
        {
            if (v.If(version == 4 ? "version 4 and 5" : "version 5", v.Style.Version >= version))
            {
                value = v.OptionalU32(name, value) ?? 0;
                v.EndIf();
            }

            return value;
        }

        /// <summary>A byte that may be missing at the end.</summary>
        public byte? OptionalU8(string name, byte? value)
        {
            if (!v.More(name, value is not null))
            {
                return null;
            }

            value = v.U8(name, value ?? 0);
            v.EndIf();
            return value;
        }

        /// <summary>A word that may be missing at the end.</summary>
        public ushort? OptionalU16(string name, ushort? value)
        {
            if (!v.More(name, value is not null, 2))
            {
                return null;
            }

            value = v.U16(name, value ?? 0);
            v.EndIf();
            return value;
        }

        /// <summary>A number that may be missing at the end.</summary>
        public uint? OptionalU32(string name, uint? value)
        {
            if (!v.More(name, value is not null, 4))
            {
                return null;
            }

            value = v.U32(name, value ?? 0);
            v.EndIf();
            return value;
        }

        /// <summary>A text that may be missing at the end.</summary>
        public string? OptionalStr(string name, string? value, int max)
        {
            if (!v.More(name, value is not null, 2))
            {
                return null;
            }

            value = v.Str(name, value ?? string.Empty, max);
            v.EndIf();
            return value;
        }

        /// <summary>The word 10, and the word after it.</summary>
        public ushort AfterTen(string name, ushort value)
        {
            v.U16("ten", 10);
            return v.U16(name, value);
        }

        /// <summary>Words that nobody reads.</summary>
        public void Fixed16(string name, params ReadOnlySpan<ushort> words)
        {
            foreach (var word in words)
            {
                v.U16(name, word);
            }
        }

        /// <summary>A list of UINs behind one byte of count.</summary>
        /// <remarks>
        /// Read with patience: the specification counts in two bytes, mICQ 0.2.5 writes its count as a word over the first UIN, and clients built for 64 bits
        /// leave junk behind.
        /// </remarks>
        public uint[] Uins(string name, uint[] value)
        {
            if (v.Left < 0)
            {
                return v.Numbers(name, value, Width.Byte, IcqLimits.ContactsInPacket);
            }

            if (v.Left == 0)
            {
                return [];
            }

            var wide = v.Peek(0) | (v.Peek(1) << 8);
            var isWide = v.Left >= 2 && v.Left == 2 + (4 * wide) && v.Left != 1 + (4 * v.Peek(0));
            var count = isWide ? v.U16(name, 0) : v.U8(name, 0);
            var uins = new uint[Math.Min(count, v.Left / 4)];
            for (var i = 0; i < uins.Length; i++)
            {
                uins[i] = v.U32(name, 0);
            }

            return uins;
        }
    }
}
