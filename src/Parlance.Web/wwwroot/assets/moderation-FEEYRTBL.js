import{c as a,d as b,e as c,f as d,g as e}from"./chunk-DUK2XZEZ.js";import"./chunk-7LTW57ZT.js";export{e as banDialog,d as banGuest,a as kickDialog,b as kickFromRoomDialog,c as kickGuest};
