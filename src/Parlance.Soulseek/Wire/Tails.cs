using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Fields that were appended over the years: always written, and read as their default when an old sender left them out.</summary>
internal static class Tails
{
    extension<TVisitor>(ref TVisitor v)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        public byte TailU8(string name, byte value)
        {
            var there = v.More(name, true);
            var found = there ? v.U8(name, value) : (byte)0;
            v.EndIf();
            return found;
        }

        public ushort TailU16(string name, ushort value)
        {
            var there = v.More(name, true, 2);
            var found = there ? v.U16(name, value) : (ushort)0;
            v.EndIf();
            return found;
        }

        public uint TailU32(string name, uint value, bool present = true)
        {
            var there = v.More(name, present, 4);
            var found = there ? v.U32(name, value) : 0;
            v.EndIf();
            return found;
        }

        public ulong TailU64(string name, ulong value, bool present = true)
        {
            var there = v.More(name, present, 8);
            var found = there ? v.U64(name, value) : 0;
            v.EndIf();
            return found;
        }

        public bool TailBool(string name, bool value)
        {
            var there = v.More(name, true);
            var found = there && v.Bool(name, value);
            v.EndIf();
            return found;
        }

        public Ip4 TailIp(string name, Ip4 value)
        {
            var there = v.More(name, true, 4);
            var found = there ? v.Ip(name, value) : Ip4.None;
            v.EndIf();
            return found;
        }

        public string TailText(string name, string value, int max, bool present = true)
        {
            var there = v.More(name, present, 4);
            var found = there ? v.Str(name, value, max) : string.Empty;
            v.EndIf();
            return found;
        }

        public string[] TailTexts(string name, string[] value, int max, int maxBytes)
        {
            var there = v.More(name, true, 4);
            var found = there ? v.Strings(name, value, max, maxBytes) : [];
            v.EndIf();
            return found;
        }

        public uint[] TailNumbers(string name, uint[] value, int max)
        {
            var there = v.More(name, true, 4);
            var found = there ? v.Numbers(name, value, max) : [];
            v.EndIf();
            return found;
        }

        public T[] TailList<T>(string name, T[] value, int max, bool present = true)
            where T : struct, IWire<T>
        {
            var there = v.More(name, present, 4);
            var found = there ? v.List(name, value, max) : [];
            v.EndIf();
            return found;
        }

        /// <summary>Four bytes, or the one byte that SoulseekQt sends.</summary>
        public uint ShortU32(string name, uint value)
        {
            var whole = v.If("4 bytes or more are left", v.Left is < 0 or >= 4);
            var found = whole ? v.U32(name, value) : 0;
            v.EndIf();
            var single = v.If("fewer are left", v.Left is > 0 and < 4 && !whole);
            found = single ? v.U8(name, (byte)value) : found;
            v.EndIf();
            return found;
        }
    }
}
